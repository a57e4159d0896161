// Long lists, some items at a time.

import { button, h } from "../shared/dom.ts";
import * as WORDS from "./words.ts";

/** Put the first items of a list into an element, and a button that puts the next ones there. */
export function appendPage<T>(
  list: HTMLElement,
  items: T[],
  size: number,
  make: (item: T) => HTMLElement,
  nextSize = size,
): void {
  list.append(...items.slice(0, size).map(make));
  const rest = items.slice(size);
  if (!rest.length) return;
  const more = h(
    "li",
    { class: "nt-more" },
    button(WORDS.more(rest.length), () => {
      const last = more.previousElementSibling;
      more.remove();
      appendPage(list, rest, nextSize, make);
      last?.nextElementSibling?.querySelector("button")?.focus();
    }),
  );
  list.append(more);
}
