// All words that a reader of the timeline sees or hears, but for those of dates (`shared/calendar.ts`).

import { count, listed } from "../shared/words.ts";
export const timeline = "Timeline";
export const list = "List";
export const view = "View";
export const controls = "Filters and view";
export const lane = "lane";
export const readMore = "Read more";
export const other = "Other";
export const help = "Help";

// Filters.
export const search = "Search";
export const searchEvents = "Search the events";
export const rows = "Rows";
export const rowsBy = (group: string) => `Rows: ${group}s`;
export const allOf = (group: string) => `All ${group}s`;
export const filterBy = (lane: string) => `Filter by ${lane}`;
export const pinnedOnly = "★ Pinned";
export const clear = "Clear filters";
export const show = "Show";
export const back = "Back to the view before";
export const all = (total: number) => `All ${count(total, "event")}`;
export const some = (passed: number, total: number) => `${passed} of ${count(total, "event")}`;
export const outside = (number: number) => `, ${number} outside this window`;
export const nonePasses = "No event passes the filters.";
export const none = "No events.";

// The stage.
export const roleOfStage = "timeline";
export const stage = "Events in time";
export const yourMark = "Your mark";
export const yourMarkAt = (moment: string, words: string) => `Your mark, ${moment}: ${words}`;
export const mark = (title: string, description: string) => `${title}. ${description}`;
export const place = (place: number, total: number) => `${place} of ${total}`;
export const disputed = "disputed";
export const pinned = "pinned";
export const inView = (range: string, number: number) =>
  `${range}, ${count(number, "event")} in view`;
export const cluster = (number: number, range: string, titles: string[]) => {
  const rest = number - titles.length;
  const named = rest ? [...titles, `${rest} more`] : titles;
  return `${number} events, ${range}: ${listed(named)}`;
};
export const inMonth = (number: number, month: string, titles: string[]) =>
  `; ${number} in ${month}: ${titles.join(" · ")}`;
/** What a screen reader says of the stage, and what the help begins with. */
export const keys =
  "Arrow keys move between events, Enter opens one, Escape returns. Plus and minus zoom, " +
  "Shift with an arrow pans, 0 shows all, M lists the month.";
/** What a pointer does besides what it does everywhere. */
export const pointer =
  "A click between events lists the month; Ctrl and the wheel, or two fingers, zoom. " +
  "What tells the story is labelled first. A circle with a number holds several events: a click " +
  "spreads them, and the list has them all.";

// Moving through time.
export const move = "Move through time";
export const earlier = "Earlier";
export const later = "Later";
export const zoomOut = "Zoom out";
export const zoomIn = "Zoom in";
export const showAll = "Show all";
export const allShort = "All";

// Details.
export const details = "Details";
export const close = "Close the details";
export const closed = "Details closed";
export const isDisputed = "Disputed";
export const sources = "Sources";
export const nothing = "Nothing on record.";
export const previousMonth = "Previous month";
export const nextMonth = "Next month";
export const atOnce = (number: number) => `${number} events at once`;
export const previous = "← Previous";
export const next = "Next →";
export const hidden = "Hidden by your filters";
export const showIt = "Show it";
export const meanwhile = (month: string) => `Meanwhile, in ${month}`;
export const more = (number: number) => `Show more events (${number})`;

// Notes.
export const notes = "Save notes";
export const pin = "Pin";
export const isPinned = "Pinned";
export const unpinned = "No longer pinned";
export const note = "Your note ";
export const keptIn = (keeper: string) => `Kept in ${keeper}`;

// The list.
export const sort = "Sort the list";
export const oldest = "Oldest first";
export const newest = "Newest first";
export const byTitle = "By title";
export const by = (lane: string) => `By ${lane}`;

// The guided walk.
export const walk = "Guided walk";
export const begin = (steps: number) => `Guided walk in ${count(steps, "step")}`;
export const step = (step: number, steps: number) => `Step ${step} of ${steps}`;
export const explore = "Stop here and explore";
export const stepSaid = (step: string, title: string, when: string, summary: string) =>
  `${step}. ${title}, ${when}. ${summary}`;
