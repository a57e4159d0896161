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
    } else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child || child === ""));
  return element;
}

export const button = (text: string, onclick: () => void, props: Props = {}): HTMLButtonElement =>
  h("button", { type: "button", onclick, ...props }, text);

/** A link if its address leads to a page; text where it would do anything else, as `javascript:`. */
export function link(text: string, url: string | undefined, props: Props = {}): HTMLElement {
  const safe = url && URL.canParse(url, document.baseURI) &&
    ["http:", "https:", "file:"].includes(new URL(url, document.baseURI).protocol);
  return safe ? h("a", { ...props, href: url }, text) : h("span", {}, text);
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
