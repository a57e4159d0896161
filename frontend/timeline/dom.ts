// Elements, made from text only: nothing that an event says is ever read as markup.

type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** An element with attributes, listeners (`onclick`) and children; false and null are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => !!child) as (Node | string)[]);
  return element;
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

export const button = (text: string, onclick: () => void, props: Props = {}): HTMLButtonElement =>
  h("button", { type: "button", onclick, ...props }, text);

/** Put the first items of a list into an element, and a button that puts the next ones there. */
export function grow<T>(
  into: HTMLElement,
  items: T[],
  size: number,
  make: (item: T) => HTMLElement,
  next = size,
): void {
  into.append(...items.slice(0, size).map(make));
  const rest = items.slice(size);
  if (!rest.length) return;
  const item = h(
    "li",
    { class: "nt-more" },
    button(`Show more events (${rest.length})`, () => {
      const last = item.previousElementSibling;
      item.remove();
      grow(into, rest, next, make);
      last?.nextElementSibling?.querySelector("button")?.focus();
    }),
  );
  into.append(item);
}

/** A link if its address leads to a page; text where it would do anything else, as `javascript:`. */
export function link(text: string, url?: string): HTMLElement {
  const made = h("a", { href: url }, text);
  return url && /^(https?|file):$/.test(made.protocol) ? made : h("span", {}, text);
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

export const reduced = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
