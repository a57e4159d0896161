/** Elements in a few words. */

// deno-lint-ignore no-explicit-any
type Props = Record<string, any>;
type Child = Node | string | null | undefined | false;

/**
 * An element with attributes, listeners (`onclick`), markup that Python made (`html`) and children;
 * what is false or null is left out.  Strings are text: nothing in them is read as markup.
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
    // As an attribute a style is refused by servers that allow no inline styles.
    else if (name === "style") element.style.cssText = value;
    else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => !!child) as (Node | string)[]);
  return element;
}

/** Most of what Python makes has no markup, and needs no parser. */
const isPlain = (html: string) => !/[<&]/.test(html);

export function setHtml(element: Element, html: string) {
  if (isPlain(html)) element.textContent = html;
  else element.innerHTML = html;
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
