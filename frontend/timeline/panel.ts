// The detail panel: what an event is, what it rests on, and what else was going on that month.

import { monthOf, monthWords } from "./calendar.ts";
import type { Course } from "./course.ts";
import { h, link } from "./dom.ts";
import { during } from "./filter.ts";
import type { Days } from "./scale.ts";

const MOST = 8;

export interface PanelActions {
  select(event: number): void;
  month(days: Days): void;
  close(): void;
}

export class Panel {
  readonly root = h("section", { class: "nt-panel", "aria-label": "Details", hidden: true });
  #title?: HTMLElement;

  constructor(readonly course: Course, readonly actions: PanelActions) {
    this.root.addEventListener("keydown", (key) => {
      if (key.key === "Escape") this.actions.close();
    });
  }

  hide(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  focus(): void {
    this.#title?.focus({ preventScroll: true });
    this.#title?.scrollIntoView({ block: "nearest" });
  }

  #show(title: string, ...parts: (Node | false)[]): void {
    this.#title = h("p", { class: "nt-title", tabindex: -1, dir: "auto" }, title);
    this.root.replaceChildren(
      h("button", {
        class: "nt-close",
        type: "button",
        "aria-label": "Close the details",
        onclick: () => this.actions.close(),
      }, "×"),
      this.#title,
      ...parts.filter((part): part is Node => !!part),
    );
    this.root.hidden = false;
  }

  event(n: number): void {
    const { course } = this;
    const { events } = course;
    const actors = course.actorTitles(n);
    this.#show(
      events.title(n),
      h("p", { class: "nt-when" }, events.words(n), this.#lane(n)),
      h("p", { class: "nt-summary", dir: "auto" }, events.summary(n)),
      actors.length > 0 && h("p", { class: "nt-actors", dir: "auto" }, actors.join(", ")),
      sources(course, n),
      this.#steps(n),
      this.#meanwhile(monthOf(events.begin(n)), n),
    );
  }

  month(days: Days): void {
    const step = (label: string, day: number) =>
      h("button", { type: "button", onclick: () => this.actions.month(monthOf(day)) }, label);
    this.#show(
      monthWords(days[0]),
      this.#list(during(this.course.events, this.course.passed, ...days), "Nothing on record."),
      h(
        "p",
        { class: "nt-steps" },
        step("Previous month", days[0] - 1),
        step("Next month", days[1]),
      ),
    );
  }

  /** The events of a cluster that no zoom can open. */
  members(list: number[]): void {
    this.#show(`${list.length} events at once`, this.#list(list, ""));
  }

  #lane(n: number): HTMLElement {
    const mark = h("span", { class: "nt-swatch", "data-lane": this.course.lane(n) + 1 });
    return h("span", { class: "nt-lane", dir: "auto" }, mark, this.course.laneTitle(n));
  }

  #steps(n: number): HTMLElement {
    const { course } = this;
    const place = course.passed.indexOf(n) + 1;
    const step = (label: string, way: number) => {
      const to = course.neighbour(n, way);
      const onclick = () => this.actions.select(to);
      return h("button", { type: "button", disabled: to === n || to < 0, onclick }, label);
    };
    const id = encodeURIComponent(course.events.id(n));
    const stays = course.model.get("_static") === true;
    return h(
      "p",
      { class: "nt-steps" },
      step("← Previous", -1),
      step("Next →", 1),
      h("span", {}, place ? `${place} of ${course.passed.length}` : ""),
      course.events.href(n) && link("Read it in the chapter", course.events.href(n)),
      stays && h("a", { href: `#event=${id}` }, "Link to this event"),
    );
  }

  #meanwhile(days: Days, n: number): HTMLElement | false {
    const { course } = this;
    const lane = course.events.groups(n, "lane")[0];
    const others = during(course.events, course.passed, ...days)
      .filter((other) => other !== n && course.events.groups(other, "lane")[0] !== lane);
    if (!others.length) return false;
    return h(
      "div",
      { class: "nt-meanwhile" },
      h("p", {}, `Meanwhile, in ${monthWords(days[0])}`),
      this.#list(others, ""),
    );
  }

  #list(list: number[], empty: string, shown = MOST): HTMLElement {
    if (!list.length) return h("p", {}, empty);
    const made = h("ul", {});
    const more = (from: number) => {
      for (const n of list.slice(from, from + shown)) made.append(this.#item(n));
      const rest = list.length - from - shown;
      if (rest <= 0) return;
      const button = h("button", { type: "button" }, `Show more (${rest})`);
      const item = h("li", { class: "nt-more" }, button);
      button.addEventListener("click", () => {
        item.remove();
        more(from + shown);
        made.children[from + shown]?.querySelector("button")?.focus();
      });
      made.append(item);
    };
    more(0);
    return made;
  }

  #item(n: number): HTMLElement {
    const { events } = this.course;
    const onclick = () => this.actions.select(n);
    return h(
      "li",
      {},
      h("span", { class: "nt-swatch", "data-lane": this.course.lane(n) + 1 }),
      h(
        "button",
        { type: "button", class: "nt-plain-button", dir: "auto", onclick },
        events.title(n),
      ),
      h("span", { class: "nt-date" }, events.words(n)),
    );
  }
}

/** The sources of an event, as links. */
export function sources(course: Course, n: number): HTMLElement | false {
  const known = course.events.refs(n).map((at) => course.references[at]).filter(Boolean);
  if (!known.length) return false;
  const items = known.map(({ title, publisher, url }) =>
    h("li", { dir: "auto" }, link(title, url), publisher ? `, ${publisher}` : "")
  );
  return h("div", { class: "nt-sources" }, h("p", {}, "Sources"), h("ul", {}, ...items));
}
