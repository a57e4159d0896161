/** Elements in a few words. */

import { OWN } from "./language.ts";

// deno-lint-ignore no-explicit-any
type Props = Record<string, any>;
type Child = Node | string | null | undefined | false;

/** What a message begins with that is said in English, since the language has no words for it. */
const ISOLATE = "\u200e";

/**
 * An element with attributes, listeners (`onclick`), markup that Python made (`html`) and children;
 * what is false or null is left out.  Strings are text: nothing in them is read as markup.
 *
 * What the course says (`html`, and text that runs as its letters do, `dir: "auto"`) tells its
 * language where the interface speaks another, and so does what is said in English for want of words.
 */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (name === "html") setHtml(element, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  if (props.dir === "auto") tellOwn(element);
  for (const child of children) {
    const isEnglish = (child as string)?.[0] === ISOLATE && !props.lang;
    if (child) element.append(isEnglish ? h("span", { lang: "en" }, child) : child);
  }
  return element;
}

/** Most of what Python makes has no markup, and needs no parser. */
const isPlain = (html: string) => !/[<&]/.test(html);

export function setHtml(element: Element, html: string) {
  if (isPlain(html)) element.textContent = html;
  else element.innerHTML = html;
  tellOwn(element as HTMLElement);
}

function tellOwn(element: HTMLElement) {
  if (OWN) element.lang ||= OWN;
}

/** Copies of an element that is made at first use; listeners are not copied. */
export function template<T extends Element>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make()).cloneNode(true) as T;
}

export const button = (label: string, onclick: () => void, props: Props = {}): HTMLButtonElement =>
  h("button", { type: "button", onclick, ...props }, label);

/** How much larger than its own pixels an element is shown: `zoom` of all style sheets above it. */
export const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1;

/** Text for screen readers alone. */
export const hidden = (text: string) => h("span", { class: "nr-hidden" }, text);

/** A link if its address leads to a page; text where it would do anything else, as `javascript:`. */
export function link(text: string, url?: string, lang?: string): HTMLElement {
  const made = h("a", { href: url, lang }, text);
  return url && /^(https?|file):$/.test(made.protocol) ? made : h("span", { lang }, text);
}

/** A `<select>` whose first option stands for all. */
export function choice(
  name: string,
  options: { id: string; title: string }[],
  value: string,
  onchange: (id: string) => void,
): HTMLSelectElement {
  const made: HTMLSelectElement = h(
    "select",
    { "aria-label": name, onchange: () => onchange(made.value) },
    ...options.map(({ id, title }) => h("option", { value: id }, title)),
  );
  made.value = value;
  return made;
}

/** Hear events of a target until a signal says stop, or as long as the target lives. */
export function listen<Map extends object>(
  target: EventTarget,
  heard: { [type in keyof Map]?: (event: Map[type]) => unknown },
  options: AddEventListenerOptions = {},
): void {
  for (const type in heard) {
    target.addEventListener(type, heard[type] as unknown as EventListener, options);
  }
}

/** Give the reader a file. */
export function download(name: string, text: string, type: string) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** The text of HTML that Python made; nothing in it runs. */
export const textOf = (html: string) =>
  isPlain(html) ? html : new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const reducesMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
