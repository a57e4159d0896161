// The same events as a list in reading order: on narrow screens, in print, and for who prefers it.

import type { TimelineState } from "./state.ts";
import { button, choice, h } from "../shared/dom.ts";
import { appendPage } from "./paging.ts";
import { matched } from "./matches.ts";
import { facts, more, when } from "./description.ts";
import * as WORDS from "./words.ts";

const PAGE = 20;

export class List {
  readonly root: HTMLElement;
  #list = h("ol", {});
  #sort = "date";
  #selected = -1;

  constructor(
    readonly state: TimelineState,
    readonly panel: HTMLElement,
    readonly select: (event: number) => void,
  ) {
    const sorts = [
      { id: "date", title: WORDS.oldest },
      { id: "latest", title: WORDS.newest },
      { id: "title", title: WORDS.byTitle },
      { id: "lane", title: WORDS.by(state.words.lane) },
    ];
    const sort = choice(WORDS.sort, sorts, this.#sort, (id) => {
      this.#sort = id;
      this.update();
    });
    this.root = h(
      "div",
      { class: "nt-list" },
      h("p", { class: "nt-sort" }, sort),
      this.#list,
    );
  }

  /** Show the first events that pass; `all` of them for print. */
  update(selected = this.#selected, all = false): void {
    this.#selected = selected;
    const order = this.#order();
    const place = order.indexOf(selected);
    this.#list.replaceChildren();
    const end = all ? order.length : Math.max(PAGE, place + PAGE);
    appendPage(this.#list, order, end, (n) => this.#item(n), PAGE);
    this.#open();
  }

  /** Open the details of an event within its item, and close those of another. */
  open(n: number): void {
    this.#selected = n;
    if (n < 0 || this.title(n)) this.#open();
    else this.update();
  }

  #open(): void {
    for (const title of this.#list.querySelectorAll("[data-event]")) {
      const open = title.getAttribute("data-event") === `${this.#selected}`;
      title.ariaCurrent = title.ariaExpanded = `${open}`;
      if (open) title.parentElement!.append(this.panel);
    }
  }

  #order(): number[] {
    const { events, lanes, passed } = this.state;
    const place = (n: number) => lanes.findIndex(({ id }) => id === events.group(n, "lane"));
    const orders: Record<string, (a: number, b: number) => number> = {
      date: (a, b) => a - b,
      latest: (a, b) => b - a,
      title: (a, b) => events.title(a).localeCompare(events.title(b)),
      lane: (a, b) => place(a) - place(b) || a - b,
    };
    return [...passed].sort(orders[this.#sort]);
  }

  #item(n: number): HTMLElement {
    const { state } = this;
    const title = button("", () => this.select(n), {
      class: "nt-plain-button",
      dir: "auto",
      "data-event": n,
    });
    title.append(...matched(state.label(n), state.sought));
    return h("li", {}, when(state, n), title, facts(state, n), more(state, n));
  }

  /** Mark what is pinned, and leave all else as it is. */
  pin(): void {
    for (const title of this.#list.querySelectorAll<HTMLElement>("[data-event]")) {
      const label = this.state.label(Number(title.dataset.event));
      title.replaceChildren(...matched(label, this.state.sought));
    }
  }

  /** The title of an event in the list, if it is there. */
  title = (n: number): HTMLElement | null =>
    this.#list.querySelector<HTMLElement>(`[data-event="${n}"]`);

  /** Scroll to an event. */
  reveal(n: number): void {
    this.title(n)?.closest("li")?.scrollIntoView({ block: "start", behavior: "instant" });
  }

  focus(n: number): boolean {
    const title = this.title(n);
    title?.focus();
    return !!title;
  }
}
