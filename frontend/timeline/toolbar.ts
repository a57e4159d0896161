// Filters, search, grouping and the switch between timeline and list: ordinary controls.

import type { TimelineState } from "./state.ts";
import { button, choice, h } from "../shared/dom.ts";
import type { Group, Named } from "./events.ts";
import { swatch } from "./description.ts";
import { type Filters, isOpen, NONE } from "./filter.ts";
import * as WORDS from "./words.ts";

const MOST_CHIPS = 8;

const byTitle = (a: Named, b: Named) => a.title < b.title ? -1 : 1;

export interface ToolbarActions {
  mode(mode: string): void;
  /** To the first event that passes. */
  first(): void;
  /** The window to what the filters find, and to where it was before. */
  fit(): void;
  back(): void;
}

export class Toolbar {
  readonly root = h("div", { class: "nt-bar", role: "group", "aria-label": WORDS.controls });
  #search!: HTMLInputElement;
  #selects!: ["lanes" | "actors" | "sections", HTMLSelectElement][];
  /** Buttons, and whether each is to look pressed. */
  #pressed!: [HTMLButtonElement, () => boolean][];
  #mode = "";
  #clear!: HTMLButtonElement;
  #count = h("span", { class: "nt-count" });
  #outside = button(WORDS.show, () => this.actions.fit(), { hidden: true });
  #back = button(WORDS.back, () => this.actions.back(), { hidden: true });
  #pinned!: HTMLButtonElement;

  constructor(readonly state: TimelineState, readonly actions: ToolbarActions) {
    this.build();
  }

  build(): void {
    this.#selects = [];
    this.#pressed = [];
    this.#search = h("input", {
      type: "search",
      placeholder: WORDS.search,
      "aria-label": WORDS.searchEvents,
      oninput: () => this.#filter({ query: this.#search.value }),
      onkeydown: ({ key }: KeyboardEvent) => key === "Enter" && this.actions.first(),
    });
    this.root.replaceChildren(
      this.#search,
      this.#count,
      this.#outside,
      this.#back,
      ...this.#choices(),
      this.#modeButtons(),
      this.#laneChips(),
    );
    this.update("");
  }

  #filter(change: Partial<Filters>): void {
    this.state.set("filters", { ...this.state.filters, ...change });
    this.actions.fit();
  }

  #toggle(text: string, pressed: () => boolean, onclick: () => void, props = {}) {
    const made = button(text, onclick, props);
    this.#pressed.push([made, pressed]);
    return made;
  }

  #choices(): HTMLElement[] {
    const { state } = this;
    const made: HTMLElement[] = [], groups: (Named & { id: Group })[] = [];
    for (const by of ["lane", "actor", "section"] as const) {
      const named = this.#used(by);
      if (named.length < 2) continue;
      groups.push({ id: by, title: WORDS.rowsBy(by === "lane" ? state.words.lane : by) });
      if (by === "lane" && state.lanes.length <= MOST_CHIPS) continue;
      if (by === "actor") named.sort(byTitle);
      const key = `${by}s` as const, all = WORDS.allOf(by);
      const onchange = (id: string) => this.#filter({ [key]: id ? [id] : [] });
      const select = choice(all, [{ id: "", title: all }, ...named], "", onchange);
      this.#selects.push([key, select]);
      made.push(select);
    }
    if (groups.length > 1) {
      made.push(choice(WORDS.rows, groups, state.group, (id) => state.set("group", id as Group)));
    }
    return made;
  }

  #used(by: Group): Named[] {
    const ids = this.state.events.used(by);
    return this.state.named(by).filter(({ id }) => ids.has(id));
  }

  #modeButtons(): HTMLElement {
    const buttons = [["timeline", WORDS.timeline], ["list", WORDS.list]].map(([mode, name]) => {
      return this.#toggle(name, () => mode === this.#mode, () => this.actions.mode(mode));
    });
    return h("span", { class: "nt-modes", role: "group", "aria-label": WORDS.view }, ...buttons);
  }

  #laneChips(): HTMLElement | string {
    const { lanes, mark, words } = this.state;
    const shown = lanes.length > MOST_CHIPS ? [] : this.#used("lane");
    const chip = (title: string, pressed: () => boolean, change: () => Partial<Filters>) =>
      this.#toggle(title, pressed, () => this.#filter(change()), { class: "nt-chip" });
    const chips = shown.length < 2 ? [] : shown.map(({ id, title }) => {
      const pressed = () => this.state.filters.lanes.includes(id);
      const made = chip(title, pressed, () => ({ lanes: this.#toggled(id, shown.length) }));
      made.prepend(swatch(mark(id)));
      return made;
    });
    const pinned = () => this.state.filters.pinned;
    this.#pinned = chip(WORDS.pinnedOnly, pinned, () => ({ pinned: !pinned() }));
    this.#clear = button(WORDS.clear, () => {
      this.#filter(NONE);
      this.#search.focus();
    });
    return h(
      "div",
      { class: "nt-chips", role: "group", "aria-label": WORDS.filterBy(words.lane) },
      ...chips,
      this.#pinned,
      this.#clear,
    );
  }

  /** The lanes to show after a click on one; all of them are the same as none. */
  #toggled(id: string, all: number): string[] {
    const { lanes } = this.state.filters;
    const next = lanes.includes(id) ? lanes.filter((lane) => lane !== id) : [...lanes, id];
    return next.length === all ? [] : next;
  }

  /** Show the filters and the view that are in force. */
  update(mode: string): void {
    const { filters } = this.state;
    this.#mode = mode;
    if (this.#search.value.trim() !== filters.query.trim()) this.#search.value = filters.query;
    for (const [key, select] of this.#selects) {
      select.value = filters[key][0] ?? "";
    }
    for (const [button, pressed] of this.#pressed) {
      button.ariaPressed = `${pressed()}`;
    }
    this.#clear.hidden = isOpen(filters);
    this.#pinned.hidden = !(this.state.model.get("pinned") as [])?.length && !filters.pinned;
  }

  /** Say how many events pass, whether some are to be shown, and whether there is a way back. */
  count(words: string, outside: boolean, back: boolean): void {
    this.#count.textContent = words;
    this.#outside.hidden = !outside;
    this.#back.hidden = !back;
  }
}
