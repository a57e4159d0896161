// What is on view, in words.

import { monthOf, monthWords, rangeWords } from "../shared/calendar.ts";
import { lowerBound, type TimelineState } from "./state.ts";
import { during, isOpen } from "./filter.ts";
import { type Days, told } from "./scale.ts";
import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

const FEW = 4; // titles that the line under the stage lists

/** What an event's label says: "Rainhill trials, 6 October 1829, Engines, 4 of 9, disputed". */
export function describeEvent(state: TimelineState, n: number): string {
  const { events, passed } = state;
  return [
    events.title(n),
    events.words(n),
    state.laneTitle(n),
    t`${lowerBound(passed, n) + 1} of ${passed.length}`,
    events.disputed(n) && t`disputed`,
    state.pinned(n) && t`pinned`,
  ].filter(Boolean).join(", ");
}

/** What is on view: "May 1997 to April 1999, 14 events in view". */
export function onView({ events, passed, known }: TimelineState, window: Days): string {
  const { length } = during(events, passed, ...window);
  return t`${rangeWords(...told(window, known))}, ${count(length, "event")} in view`;
}

/** How many events pass, in words, and how many of them are outside of a window. */
export function tally({ events, filters, passed }: TimelineState, window?: Days) {
  if (isOpen(filters)) return { words: t`All ${events.length} events`, outside: 0 };
  const [from, to] = window ?? [-Infinity, Infinity];
  const beyond = (n: number) => events.first[n] >= to || events.last[n] <= from;
  const outside = passed.filter(beyond).length;
  const words = t`${passed.length} of ${events.length} events`;
  return { words: outside ? t`${words}, ${outside} outside this window` : words, outside };
}

/** What went on in the month of a day; nothing, where there is no day. */
export function ofMonth({ events, passed }: TimelineState, day: number): string {
  const current = day === day ? during(events, passed, ...monthOf(day)) : [];
  const titles = current.slice(0, FEW).map(events.title).join(" · ");
  return current.length ? t`; ${current.length} in ${monthWords(day)}: ${titles}` : "";
}
