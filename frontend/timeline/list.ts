// The same events as a list in reading order: on narrow screens, in print, and for who prefers it.

import type { TimelineState } from "./state.ts";
import { button, choice, h } from "../shared/dom.ts";
import { appendPage } from "./paging.ts";
import { facts, more, when } from "./description.ts";
import { describe, type Placement } from "./placements.ts";
import { t } from "../shared/language.ts";

const PAGE = 20;

export class List {
  readonly root: HTMLElement;
  placements: Placement[] = [];
  #list = h("ol", {});
  #noted = h("div", {});
  #sort = "date";
  #selected = -1;

  constructor(
    readonly state: TimelineState,
    readonly panel: HTMLElement,
    readonly select: (event: number) => void,
  ) {
    const sorts = [
      { id: "date", title: t`Oldest first` },
      { id: "latest", title: t`Newest first` },
      { id: "title", title: t`By title` },
      { id: "lane", title: t`By ${state.words.lane}` },
    ];
    const sort = choice(t`Sort the list`, sorts, this.#sort, (id) => {
      this.#sort = id;
      this.update();
    });
    this.root = h(
      "div",
      { class: "nt-list" },
      h("p", { class: "nt-sort" }, sort),
      this.#noted,
      this.#list,
    );
  }

  /** Show the first events that pass; `all` of them for print. */
  update(selected = this.#selected, all = false): void {
    this.#selected = selected;
    this.#noted.replaceChildren(...this.placements.map((placement) => {
      const title = this.state.events.title(placement.event);
      return h("p", { class: "nt-mark", dir: "auto" }, `${title}. ${describe(placement)}`);
    }));
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
      title.setAttribute("aria-current", `${open}`);
      title.setAttribute("aria-expanded", `${open}`);
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
    title.textContent = state.label(n);
    return h("li", {}, when(state, n), title, ...facts(state, n), more(state, n));
  }

  /** Mark what is pinned, and leave all else as it is. */
  pin(): void {
    for (const title of this.#list.querySelectorAll<HTMLElement>("[data-event]")) {
      title.textContent = this.state.label(Number(title.dataset.event));
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
