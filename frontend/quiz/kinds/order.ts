/** Put things in order: by buttons, by Alt and arrow keys, or by dragging. */

import { button, h, textOf } from "../../shared/dom.ts";
import { marks, part } from "../marks.ts";
import type { Kind, Tools } from "../types.ts";
import { t } from "../../shared/language.ts";

interface Item {
  id: string;
  html: string;
}

/** The length of a longest rising run (patience sorting). */
function longestRun(ranks: number[]): number {
  const piles: number[] = [];
  for (const rank of ranks) {
    const pile = piles.findIndex((top) => top >= rank);
    piles[pile < 0 ? piles.length : pile] = rank;
  }
  return piles.length;
}

/**
 * An order to begin with that is never the right one, though the page does not know that: of the
 * first two that Python sends, the first stands after the second in truth.
 */
function begun(items: Item[], shuffled: Tools["shuffled"]): Item[] {
  const order = shuffled(items), [a, b] = items.map((item) => order.indexOf(item));
  if (a > b) [order[a], order[b]] = [order[b], order[a]];
  return order;
}

export const order: Kind = {
  draw(question, tools) {
    const items = begun(question.items, tools.shuffled);
    const slots: Record<string, HTMLElement> = {};
    let touched = false;
    const el = h("ol", { class: "nq-order" });
    const rows = () => [...el.children] as HTMLElement[];

    /** As if a field had been filled in, which is what the card and a test's draft listen to. */
    function touch(message: string) {
      touched = true;
      el.dispatchEvent(new Event("change", { bubbles: true }));
      tools.say(message);
    }
    function move(row: HTMLElement, by: number, focus: HTMLElement) {
      const { name } = row.dataset, to = rows().indexOf(row) + by;
      if (!rows()[to]) {
        return tools.say(by < 0 ? t`${name} is already first.` : t`${name} is already last.`);
      }
      el.insertBefore(row, by < 0 ? rows()[to] : rows()[to].nextSibling);
      focus.focus();
      touch(t`${name} moved to ${to + 1} of ${items.length}.`);
    }

    for (const { id, html } of items) {
      const name = textOf(html);
      const arrow = (sign: string, by: number, way: string) => {
        const press: HTMLButtonElement = button(sign, () => move(slots[id], by, press), {
          "aria-label": t`Move ${way}: ${name}`,
          title: t`Move ${way} (Alt and arrow key)`,
        });
        return press;
      };
      slots[id] = h(
        "li",
        { class: "nq-slot", draggable: "true", "data-id": id, "data-name": name },
        arrow("↑", -1, t`up`),
        arrow("↓", 1, t`down`),
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
    let dragged: HTMLElement | null = null, from = 0;
    el.addEventListener("dragstart", (event) => {
      dragged = (event.target as Element).closest("li");
      from = rows().indexOf(dragged!);
    });
    el.addEventListener("dragend", () => {
      if (dragged && rows().indexOf(dragged) !== from) touch("");
      dragged = null;
    });
    el.addEventListener("dragover", (event) => {
      const over = (event.target as Element).closest<HTMLElement>("li");
      if (!dragged) return;
      event.preventDefault();
      if (!over || over === dragged) return;
      const later = rows().indexOf(dragged) < rows().indexOf(over);
      el.insertBefore(dragged, later ? over.nextSibling : over);
    });
    const asItStands = button(t`It is right as it stands`, () => touch(t`Taken as it stands.`));
    return {
      el: h("div", {}, el, h("div", { class: "nq-actions" }, asItStands)),
      slots,
      read: () => touched ? rows().map((row) => row.dataset.id!) : null,
      missing: () =>
        touched ? "" : t`Move what is in the wrong place, or say that it is right as it stands.`,
      write(ids) {
        touched = Array.isArray(ids) && ids.every((id) => Object.hasOwn(slots, id));
        for (const id of touched ? ids as string[] : items.map(({ id }) => id)) {
          el.append(slots[id]);
        }
      },
    };
  },
  score(key, response) {
    if (!Array.isArray(response)) return marks(0);
    const ranks = response.map((id) => key.answer.indexOf(id));
    if (
      [...ranks].sort((a, b) => a - b).join() !== key.answer.map((_: string, i: number) => i).join()
    ) {
      return marks(0);
    }
    const parts = response.map((id, i) => part(id, ranks[i] === i));
    return marks((longestRun(ranks) - 1) / (ranks.length - 1), parts);
  },
  counted({ items }, { credit, parts }) {
    const placed = parts.filter(({ ok }) => ok).length, all = items.length;
    if (!parts.length) return "";
    const run = Math.round(credit * (all - 1)) + 1;
    return t`${placed} of ${all} in the right place; ${
      run > 1
        ? t`${run} of ${all} in order relative to each other, which is what earns points`
        : t`no two in order relative to each other`
    }`;
  },
  tell(question, key) {
    const names = Object.fromEntries(question.items.map(({ id, html }: Item) => [id, html]));
    const line = (id: string) =>
      `<li>${names[id]}${key.dates[id] ? `, ${key.dates[id]}` : ""}</li>`;
    return h("ol", { html: key.answer.map(line).join("") });
  },
};
