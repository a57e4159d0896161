/** Put things in order: by buttons, by Alt and arrow keys, or by dragging. */

import { button, h, textOf } from "../dom.ts";
import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";

interface Item {
  id: string;
  html: string;
}

/** The places of a longest rising run (patience sorting). */
function longestRun(given: number[]): Set<number> {
  const piles: number[] = [], before = new Map<number, number | undefined>();
  for (const one of given) {
    const found = piles.findIndex((top) => top >= one);
    const place = found < 0 ? piles.length : found;
    before.set(one, piles[place - 1]);
    piles[place] = one;
  }
  const run = new Set<number>();
  for (let last = piles.at(-1); last !== undefined; last = before.get(last)) run.add(last);
  return run;
}

export const order: Kind = {
  draw(question, tools) {
    const items: Item[] = tools.shuffled(question.items);
    const slots: Record<string, HTMLElement> = {};
    const el = h("ol", { class: "nq-order" });
    const rows = () => [...el.children] as HTMLElement[];

    function move(row: HTMLElement, by: number, focus: HTMLElement) {
      const to = rows().indexOf(row) + by;
      if (to < 0 || to >= items.length) return;
      el.insertBefore(row, by < 0 ? rows()[to] : rows()[to].nextSibling);
      focus.focus();
      tools.say(`${row.dataset.name} moved to ${to + 1} of ${items.length}.`);
    }

    for (const { id, html } of items) {
      const name = textOf(html);
      const arrow = (sign: string, by: number, way: string) => {
        const press: HTMLButtonElement = button(sign, () => move(slots[id], by, press), {
          "aria-label": `Move ${way}: ${name}`,
          title: `Move ${way} (Alt and arrow key)`,
        });
        return press;
      };
      slots[id] = h(
        "li",
        { class: "nq-slot", draggable: "true", "data-id": id, "data-name": name },
        arrow("↑", -1, "up"),
        arrow("↓", 1, "down"),
        h("span", { html }),
      );
      el.append(slots[id]);
    }

    el.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || !event.altKey) return;
      event.preventDefault();
      const focused = event.target as HTMLElement;
      move(focused.closest("li")!, by, focused);
    });
    let dragged: HTMLElement | null = null;
    el.addEventListener("dragstart", (event) => dragged = (event.target as Element).closest("li"));
    el.addEventListener("dragend", () => dragged = null);
    el.addEventListener("dragover", (event) => {
      const over = (event.target as Element).closest<HTMLElement>("li");
      if (!dragged) return;
      event.preventDefault();
      if (!over || over === dragged) return;
      const later = rows().indexOf(dragged) < rows().indexOf(over);
      el.insertBefore(dragged, later ? over.nextSibling : over);
    });
    return {
      el,
      slots,
      read: () => rows().map((row) => row.dataset.id!),
      write: (ids) =>
        Array.isArray(ids) && ids.every((id) => Object.hasOwn(slots, id)) &&
        ids.forEach((id) => el.append(slots[id])),
    };
  },
  score(key, response) {
    if (!Array.isArray(response)) return marks(0);
    const given = response.map((id) => key.answer.indexOf(id));
    if (
      [...given].sort((a, b) => a - b).join() !== key.answer.map((_: string, i: number) => i).join()
    ) {
      return marks(0);
    }
    const kept = longestRun(given);
    const parts = response.map((id, i) => part(id, kept.has(given[i])));
    return marks((kept.size - 1) / (given.length - 1), parts);
  },
  tell(question, key) {
    const names = Object.fromEntries(question.items.map(({ id, html }: Item) => [id, html]));
    const line = (id: string) =>
      `<li>${names[id]}${key.dates[id] ? `, ${key.dates[id]}` : ""}</li>`;
    return h("ol", { html: key.answer.map(line).join("") });
  },
};
