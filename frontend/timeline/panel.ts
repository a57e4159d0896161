// The detail panel: what an event is, what it rests on, what the reader notes of it, and what else
// was going on that month.

import { monthOf, monthWords } from "../shared/calendar.ts";
import type { TimelineState } from "./state.ts";
import { button, h } from "../shared/dom.ts";
import { appendPage } from "./paging.ts";
import { drawNote } from "./notes.ts";
import { facts, more, swatch, when } from "./description.ts";
import { during } from "./filter.ts";
import type { Days } from "./scale.ts";
import * as WORDS from "./words.ts";

const MOST = 8;
const MARGIN = 8; // pixels between the panel and what it leaves in sight
/** The height of a header of the page that stays. */
export const HEADER = 80;

export interface PanelActions {
  select(event: number): void;
  month(days: Days): void;
  close(): void;
  unhide(): void;
}

export class Panel {
  readonly root = h("section", {
    class: "nt-panel",
    "aria-label": WORDS.details,
    hidden: true,
    onkeydown: ({ key }: KeyboardEvent) => key === "Escape" && this.actions.close(),
  });
  #title?: HTMLElement;

  constructor(readonly state: TimelineState, readonly actions: PanelActions) {}

  hide(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  focus(): void {
    this.#title?.focus({ preventScroll: true });
    this.reveal();
  }

  reveal(): void {
    this.root.scrollIntoView({ block: "nearest" });
  }

  /** Scroll out from behind the panel, and the line above it, what they hide. */
  uncover(above?: Element | null): void {
    if (!above || this.root.hidden) return;
    const hidden = above.getBoundingClientRect().bottom - this.#top;
    if (hidden > -MARGIN) scrollBy(0, hidden + MARGIN);
  }

  /** Whether something stands on the screen, under no header and behind no panel. */
  clears(shown: Element): boolean {
    const { top, bottom } = shown.getBoundingClientRect();
    return top >= HEADER && bottom <= Math.min(this.#top, innerHeight);
  }

  /** Where on the screen what covers the stage begins. */
  get #top(): number {
    const inDock = !this.root.hidden && this.root.parentElement?.matches(".nt-dock");
    return inDock ? this.root.parentElement!.getBoundingClientRect().top : innerHeight;
  }

  #show(title: string, ...parts: (Node | false)[]): void {
    this.#title = h("p", { class: "nt-title", tabindex: -1 }, h("span", { dir: "auto" }, title));
    const closing = { class: "nt-close", "aria-label": WORDS.close };
    this.#fill(button("×", () => this.actions.close(), closing), this.#title, ...parts);
  }

  #fill(...parts: (Node | false)[]): void {
    this.root.replaceChildren(...parts.filter((part): part is Node => !!part));
    this.root.hidden = false;
  }

  /**
   * The details of an event; `within` its item of the list, what that does not say.  Returns the
   * place for what the page adds.
   */
  event(n: number, within: boolean): HTMLElement {
    const { state } = this;
    const extras = h("span");
    const rest = [
      this.#note(n, extras),
      this.#steps(n),
      this.#meanwhile(monthOf(state.events.begin(n)), n),
    ];
    if (within) this.#fill(...rest);
    else {
      this.#show(state.events.title(n), facts(state, n), ...rest);
      this.#title!.before(when(state, n));
    }
    return extras;
  }

  #note(n: number, extras: HTMLElement): HTMLElement {
    const { events, model } = this.state;
    const subject = { id: events.id(n), title: events.title(n), when: events.words(n) };
    return h("div", { class: "nt-own" }, ...drawNote(model.get("course") ?? "", subject, extras));
  }

  month(days: Days): void {
    const step = (label: string, day: number) =>
      button(label, () => this.actions.month(monthOf(day)));
    const current = during(this.state.events, this.state.passed, ...days);
    this.#show(
      monthWords(days[0]),
      current.length ? this.#grouped(current) : h("p", {}, WORDS.nothing),
      h(
        "p",
        { class: "nt-steps" },
        step(WORDS.previousMonth, days[0] - 1),
        step(WORDS.nextMonth, days[1]),
      ),
    );
  }

  /** The events of a cluster that no zoom can open. */
  members(list: number[]): void {
    this.#show(WORDS.atOnce(list.length), this.#grouped(list));
  }

  #steps(n: number): HTMLElement {
    const { actions, state } = this;
    const place = state.passed.indexOf(n) + 1;
    const step = (label: string, way: number) => {
      const to = state.neighbour(n, way);
      return button(label, () => actions.select(to), { disabled: to === n || to < 0 });
    };
    return h(
      "p",
      { class: "nt-steps" },
      step(WORDS.previous, -1),
      step(WORDS.next, 1),
      h("bdi", {}, place ? WORDS.place(place, state.passed.length) : WORDS.hidden),
      !place && button(WORDS.showIt, () => actions.unhide()),
      more(state, n),
    );
  }

  #meanwhile(days: Days, n: number): HTMLElement | false {
    const { state } = this;
    const lane = state.events.group(n, "lane");
    const others = during(state.events, state.passed, ...days)
      .filter((other) => other !== n && state.events.group(other, "lane") !== lane);
    const head = h("p", {}, WORDS.meanwhile(monthWords(days[0])));
    return others.length > 0 && h("div", { class: "nt-meanwhile" }, head, this.#grouped(others));
  }

  /** Events under the names of their lanes. */
  #grouped(list: number[]): HTMLElement {
    const { state } = this;
    const groups = [...state.lanes, { id: "", title: "" }].map(({ id, title }) => {
      const members = list.filter((n) => state.events.group(n, "lane") === id);
      const name = h("span", { dir: "auto" }, title || WORDS.other);
      const head = (title || members.length < list.length) &&
        h("p", { class: "nt-lane" }, swatch(state.mark(id)), name);
      const items = h("ul");
      appendPage(items, members, MOST, (n) => this.#item(n));
      return members.length > 0 && h("div", {}, head, items);
    });
    return h("div", {}, ...groups);
  }

  #item(n: number): HTMLElement {
    const { events } = this.state;
    return h(
      "li",
      {},
      button(events.title(n), () => this.actions.select(n), {
        class: "nt-plain-button",
        dir: "auto",
      }),
      h("span", { class: "nt-date" }, events.words(n)),
    );
  }
}
