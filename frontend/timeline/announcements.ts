// What is on view, in words.

import { monthOf, monthWords, rangeWords } from "../shared/calendar.ts";
import { lowerBound } from "./events.ts";
import type { TimelineState } from "./state.ts";
import type { Box } from "./boxes.ts";
import { during, isOpen } from "./filter.ts";
import { type Days, told } from "./scale.ts";
import * as WORDS from "./words.ts";

const FEW = 4; // titles that the line under the stage lists of a month
const NAMED = 2; // and of a cluster

/** What an event's label says: "Rainhill trials, 6 October 1829, Engines, 4 of 9, disputed". */
export function describeEvent(state: TimelineState, n: number): string {
  const { events, passed } = state;
  return [
    events.title(n),
    events.words(n),
    state.laneTitle(n),
    WORDS.place(lowerBound(passed, n) + 1, passed.length),
    events.disputed(n) && WORDS.disputed,
    state.pinned(n) && WORDS.pinned,
  ].filter(Boolean).join(", ");
}

// Isolated, so that a title that reads from right to left does not turn the words after it round.
const isolated = (text: string): string => `\u2068${text}\u2069`;

/**
 * What a box holds: "Treaty signed (27 May 1997)"; of a cluster how many events, from when to
 * when, and the first of them by rank: "3 events, May 1997 to July 1999: A, B and 1 more".
 */
export function ofBox({ events }: TimelineState, members: Box["members"]): string {
  if (members.length === 1) {
    return `${isolated(events.title(members[0]))} (${events.words(members[0])})`;
  }
  const byRank = [...members].sort((a, b) => events.rank[a] - events.rank[b] || a - b);
  const titles = byRank.slice(0, NAMED).map((n) => isolated(events.title(n)));
  return WORDS.cluster(members.length, rangeWords(...events.around(members)), titles);
}

/** What is on view: "May 1997 to April 1999, 14 events in view". */
export function onView({ events, passed, known }: TimelineState, window: Days): string {
  const { length } = during(events, passed, ...window);
  return WORDS.inView(rangeWords(...told(window, known)), length);
}

/** How many events pass, in words, and how many of them are outside of a window. */
export function tally({ events, filters, passed }: TimelineState, window?: Days) {
  if (isOpen(filters)) return { words: WORDS.all(events.length), outside: 0 };
  const [from, to] = window ?? [-Infinity, Infinity];
  const beyond = (n: number) => events.first[n] >= to || events.last[n] <= from;
  const outside = passed.filter(beyond).length;
  const words = WORDS.some(passed.length, events.length);
  return { words: outside ? words + WORDS.outside(outside) : words, outside };
}

/** What went on in the month of a day; nothing, where there is no day. */
export function ofMonth({ events, passed }: TimelineState, day: number): string {
  const current = day === day ? during(events, passed, ...monthOf(day)) : [];
  const titles = current.slice(0, FEW).map(events.title);
  return current.length ? WORDS.inMonth(current.length, monthWords(day), titles) : "";
}
