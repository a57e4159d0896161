/** Elements in a few words. */

// deno-lint-ignore no-explicit-any
type Props = Record<string, any>;

export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Props = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const el = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (name === "html") setHtml(el, value);
    else if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children);
  return el;
}

/** Most of what Python makes has no markup, and needs no parser. */
const isPlain = (html: string) => !/[<&]/.test(html);

export function setHtml(el: Element, html: string) {
  if (isPlain(html)) el.textContent = html;
  else el.innerHTML = html;
}

/** Copies of an element that is made at first use; listeners are not copied. */
export function pattern<T extends Element>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make()).cloneNode(true) as T;
}

export const button = (label: string, onclick: () => void, props: Props = {}) =>
  h("button", { type: "button", onclick, ...props }, label);

export const hidden = (text: string) => h("span", { class: "nq-hidden" }, text);

/** The text of HTML that Python made; nothing in it runs. */
export const textOf = (html: string) =>
  isPlain(html) ? html : new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
