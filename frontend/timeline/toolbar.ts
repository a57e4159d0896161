// Filters, search, grouping and the switch between timeline and list: ordinary controls.

import type { Course } from "./course.ts";
import { choice, h } from "./dom.ts";
import type { Group, Named } from "./events.ts";
import { type Filters, NONE } from "./filter.ts";

const MOST_CHIPS = 8;
const GROUPS = [
  { id: "lane", title: "Rows: themes" },
  { id: "actor", title: "Rows: actors" },
  { id: "section", title: "Rows: sections" },
];

const byTitle = (a: Named, b: Named) => a.title < b.title ? -1 : 1;

export interface ToolbarActions {
  filter(change: Partial<Filters>): void;
  group(by: Group): void;
  mode(mode: string): void;
}

export class Toolbar {
  readonly root = h("div", { class: "nt-bar", role: "group", "aria-label": "Filters and view" });
  #search!: HTMLInputElement;
  #selects: [keyof Filters, HTMLSelectElement][] = [];
  #chips: [string, HTMLButtonElement][] = [];
  #modes: [string, HTMLButtonElement][] = [];
  #clear!: HTMLButtonElement;

  constructor(readonly course: Course, readonly actions: ToolbarActions) {
    this.build();
  }

  build(): void {
    this.#selects = [];
    this.#chips = [];
    this.#search = h("input", {
      type: "search",
      placeholder: "Search",
      "aria-label": "Search the events",
      oninput: () => this.actions.filter({ query: this.#search.value }),
    });
    this.root.replaceChildren(
      this.#search,
      ...this.#choices(),
      this.#modeButtons(),
      this.#laneChips(),
    );
    this.update("");
  }

  #choices(): HTMLElement[] {
    const { lanes, sections, actors, events } = this.course;
    const used = (by: Group, named: Named[]) => {
      const ids = events.used(by);
      return named.filter(({ id }) => ids.has(id));
    };
    const made: HTMLElement[] = [];
    const add = (key: "lanes" | "actors" | "sections", all: string, named: Named[]) => {
      if (named.length < 2) return;
      const onchange = (id: string) => this.actions.filter({ [key]: id ? [id] : [] });
      const select = choice(all, [{ id: "", title: all }, ...named], "", onchange);
      this.#selects.push([key, select]);
      made.push(select);
    };
    if (lanes.length > MOST_CHIPS) add("lanes", "All themes", used("lane", lanes));
    add("actors", "All actors", used("actor", actors).sort(byTitle));
    add("sections", "All sections", used("section", sections));
    const groups = GROUPS.filter(({ id }) => used(id as Group, this.course.named(id as Group))[1]);
    if (groups.length > 1) {
      const onchange = (id: string) => this.actions.group(id as Group);
      made.push(choice("Rows", groups, this.course.group, onchange));
    }
    return made;
  }

  #modeButtons(): HTMLElement {
    this.#modes = ["timeline", "list"].map((mode) => {
      const onclick = () => this.actions.mode(mode);
      const text = mode === "list" ? "List" : "Timeline";
      return [mode, h("button", { type: "button", onclick }, text)];
    });
    const buttons = this.#modes.map(([, button]) => button);
    return h("span", { class: "nt-modes", role: "group", "aria-label": "View" }, ...buttons);
  }

  #laneChips(): HTMLElement | string {
    const { lanes, events } = this.course;
    const used = events.used("lane");
    const shown = lanes.length > MOST_CHIPS ? [] : lanes.filter(({ id }) => used.has(id));
    if (shown.length > 1) {
      this.#chips = shown.map(({ id, title }) => {
        const mark = h("span", {
          class: "nt-swatch",
          "data-lane": lanes.findIndex((lane) => lane.id === id) % 6 + 1,
        });
        const onclick = () => this.actions.filter({ lanes: this.#toggled(id) });
        return [id, h("button", { type: "button", class: "nt-chip", onclick }, mark, title)];
      });
    }
    this.#clear = h("button", {
      type: "button",
      class: "nt-clear",
      onclick: () => {
        this.actions.filter(NONE);
        this.#search.focus();
      },
    }, "Clear filters");
    const chips = this.#chips.map(([, chip]) => chip);
    return h(
      "div",
      { class: "nt-chips", role: "group", "aria-label": "Themes" },
      ...chips,
      this.#clear,
    );
  }

  /** The themes to show after a click on one; all of them are the same as none. */
  #toggled(id: string): string[] {
    const { lanes } = this.course.filters;
    const next = lanes.includes(id) ? lanes.filter((lane) => lane !== id) : [...lanes, id];
    return next.length === this.#chips.length ? [] : next;
  }

  /** Show the filters and the view that are in force. */
  update(mode: string): void {
    const { filters } = this.course;
    if (this.#search.value.trim() !== filters.query.trim()) this.#search.value = filters.query;
    for (const [key, select] of this.#selects) select.value = filters[key][0] ?? "";
    for (const [id, chip] of this.#chips) {
      chip.setAttribute("aria-pressed", String(filters.lanes.includes(id)));
    }
    for (const [name, button] of this.#modes) {
      button.setAttribute("aria-pressed", String(name === mode));
    }
    const open = JSON.stringify(filters) === JSON.stringify(NONE);
    this.#clear.hidden = open;
  }
}
