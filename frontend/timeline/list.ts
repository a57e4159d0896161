// The same events as a list in reading order: on narrow screens, in print, and for who prefers it.

import type { Course } from "./course.ts";
import { choice, h, link } from "./dom.ts";
import { type Mark, say } from "./marks.ts";
import { sources } from "./panel.ts";

const PAGE = 20;
const SORTS = [
  { id: "date", title: "Oldest first" },
  { id: "latest", title: "Newest first" },
  { id: "title", title: "By title" },
  { id: "lane", title: "By theme" },
];

export class List {
  readonly root: HTMLElement;
  marks: Mark[] = [];
  #list = h("ol", {});
  #sort = "date";
  #shown = PAGE;

  constructor(readonly course: Course, readonly select: (event: number) => void) {
    const sort = choice("Sort the list", SORTS, this.#sort, (id) => {
      this.#sort = id;
      this.update();
    });
    this.root = h("div", { class: "nt-list" }, h("p", { class: "nt-sort" }, sort), this.#list);
  }

  /** Show the first events that pass; `all` of them for print. */
  update(selected = -1, all = false): void {
    const order = this.#order();
    const place = order.indexOf(selected);
    if (place >= this.#shown) this.#shown = place + PAGE;
    const end = all ? order.length : this.#shown;
    this.#list.replaceChildren(...order.slice(0, end).map((n) => this.#item(n, selected)));
    const rest = order.length - end;
    if (rest > 0) this.#list.append(h("li", { class: "nt-more" }, this.#more(rest)));
  }

  #more(rest: number): HTMLElement {
    const button = h("button", { type: "button" }, `Show more events (${rest})`);
    button.addEventListener("click", () => {
      const next = this.#shown;
      this.#shown += PAGE;
      this.update();
      this.#list.children[next]?.querySelector("button")?.focus();
    });
    return button;
  }

  #order(): number[] {
    const { course } = this;
    const { events } = course;
    const order = [...course.passed];
    if (this.#sort === "latest") return order.reverse();
    if (this.#sort === "title") {
      const { compare } = new Intl.Collator();
      return order.sort((a, b) => compare(events.title(a), events.title(b)));
    }
    return this.#sort === "lane" ? order.sort((a, b) => place(a) - place(b) || a - b) : order;
    function place(n: number): number {
      return course.lanes.findIndex(({ id }) => id === events.groups(n, "lane")[0]);
    }
  }

  #item(n: number, selected: number): HTMLElement {
    const { course } = this;
    const { events } = course;
    const mark = this.marks.find(({ event }) => event === n);
    const title = h("button", {
      type: "button",
      class: "nt-plain-button",
      dir: "auto",
      "data-event": n,
      "aria-current": n === selected && "true",
      onclick: () => this.select(n),
    }, events.title(n));
    return h(
      "li",
      {},
      h(
        "p",
        { class: "nt-when" },
        events.words(n),
        h(
          "span",
          { class: "nt-lane", dir: "auto" },
          h("span", { class: "nt-swatch", "data-lane": course.lane(n) + 1 }),
          course.laneTitle(n),
        ),
      ),
      title,
      mark && h("p", { class: "nt-mark" }, say(mark)),
      h("p", { class: "nt-summary", dir: "auto" }, events.summary(n)),
      sources(course, n),
      events.href(n) && h("p", {}, link("Read it in the chapter", events.href(n))),
    );
  }

  focus(n: number): boolean {
    const found = this.#list.querySelector<HTMLElement>(`[data-event="${n}"]`);
    found?.focus();
    return !!found;
  }
}
