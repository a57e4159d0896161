// What is said of an event, in one order in the details, in the list and (by `fallback.py`) in print.

import type { TimelineState } from "./state.ts";
import { h, link } from "../shared/dom.ts";
import { matched } from "./matches.ts";
import { outline } from "./canvas.ts";
import * as WORDS from "./words.ts";

/** A text that may run in any direction, on a line of its own. */
export const line = (of: string, text: string, sought: string[] = []): HTMLElement | false =>
  !!text && h("p", { class: of, dir: "auto" }, ...matched(text, sought));

/** A lane's mark in its colour, cut out along the line that the stage draws. */
export function swatch(mark: number): HTMLElement {
  const made = h("span", { class: "nt-swatch" });
  const corners: string[] = [];
  const lineTo = (x: number, y: number) => corners.push(`${x.toFixed(1)}px ${y.toFixed(1)}px`);
  outline({ lineTo, arc() {}, closePath() {} }, mark, 5, 5, 4.2);
  made.style.setProperty("--colour", `var(--nr-lane-${mark + 1})`);
  if (mark) made.style.clipPath = `polygon(${corners})`;
  return made;
}

/** The line above a title: when, in which lane, and whether that is disputed. */
export function when(state: TimelineState, n: number): HTMLElement {
  const { events } = state;
  const lane = state.laneTitle(n);
  return h(
    "p",
    { class: "nt-when" },
    h("bdi", {}, events.words(n)),
    lane && h("span", { class: "nt-lane", dir: "auto" }, swatch(state.lane(n)), lane),
    events.disputed(n) && h("b", { class: "nt-disputed" }, WORDS.isDisputed),
  );
}

/** What comes below a title, or the first `most` parts of that, as soon as it is there. */
export function facts(state: TimelineState, n: number, most?: number): HTMLElement {
  const made = h("div", { class: "nt-facts" });
  state.whole(n, () => made.append(...told(state, n).slice(0, most).filter(Boolean) as Node[]));
  return made;
}

/** The summary of an event, its note, its actors and its sources. */
function told(state: TimelineState, n: number): (HTMLElement | false)[] {
  const { events } = state;
  return [
    line("nt-summary", events.summary(n), state.sought),
    line("nt-note", events.note(n), state.sought),
    line("nt-actors", state.actorTitles(n).join(", ")),
    sources(state, n),
  ];
}

function sources(state: TimelineState, n: number): HTMLElement | false {
  const items = state.sources(n).map(({ title, publisher, url, lang }) =>
    h("li", { dir: "auto" }, link(title, url, lang), publisher ? `, ${publisher}` : "")
  );
  return items.length > 0 &&
    h("div", { class: "nt-sources" }, h("p", {}, WORDS.sources), h("ul", {}, ...items));
}

/** The way to what is said of an event elsewhere. */
export const more = (state: TimelineState, n: number): HTMLElement | "" =>
  state.events.href(n) && link(state.words.more, state.events.href(n));
