// All words that a reader of the timeline sees or hears, but for those of dates (`shared/calendar.ts`).

import { count, listed } from "../shared/words.ts";
import { t } from "../shared/language.ts";

export const timeline = t`Timeline`;
export const list = t`List`;
export const view = t`View`;
export const controls = t`Filters and view`;
export const lane = t`lane`;
export const readMore = t`Read more`;
export const other = t`Other`;
export const help = t`Help`;

// Filters.
export const search = t`Search`;
export const searchEvents = t`Search the events`;
export const rows = t`Rows`;
const ROWS: Record<string, string> = {
  lane: t`Rows: lanes`,
  actor: t`Rows: actors`,
  section: t`Rows: sections`,
};
const ALL: Record<string, string> = {
  lane: t`All lanes`,
  actor: t`All actors`,
  section: t`All sections`,
};
/** An author may call lanes otherwise. */
export const rowsBy = (group: string) => ROWS[group] ?? t`Rows: ${group}s`;
export const allOf = (group: string) => ALL[group] ?? t`All ${group}s`;
export const filterBy = (lane: string) => t`Filter by ${lane}`;
export const pinnedOnly = t`★ Pinned`;
export const clear = t`Clear filters`;
export const show = t`Show`;
export const back = t`Back to the view before`;
export const all = (total: number) => t`All ${count(total, "event")}`;
export const some = (passed: number, total: number) => t`${passed} of ${count(total, "event")}`;
export const outside = (number: number) => t`, ${number} outside this window`;
export const nonePasses = t`No event passes the filters.`;
export const none = t`No events.`;

// The stage.
export const roleOfStage = t`timeline`;
export const stage = t`Events in time`;
export const yourMark = t`Your mark`;
export const yourMarkAt = (moment: string, words: string) => t`Your mark, ${moment}: ${words}`;
export const mark = (title: string, description: string) => `${title}. ${description}`;
export const place = (place: number, total: number) => t`${place} of ${total}`;
export const disputed = t`disputed`;
export const pinned = t`pinned`;
export const inView = (range: string, number: number) =>
  t`${range}, ${count(number, "event")} in view`;
export const cluster = (number: number, range: string, titles: string[]) => {
  const rest = number - titles.length;
  const named = rest ? [...titles, t`${rest} more`] : titles;
  return t`${number} events, ${range}: ${listed(named)}`;
};
export const inMonth = (number: number, month: string, titles: string[]) =>
  t`; ${number} in ${month}: ${titles.join(" · ")}`;
/** What a screen reader says of the stage, and what the help begins with. */
export const keys =
  t`Arrow keys move between events, Enter opens one, Escape returns. Plus and minus zoom, Shift with an arrow pans, 0 shows all, M lists the month.`;
/** What a pointer does besides what it does everywhere. */
export const pointer =
  t`A click between events lists the month; Ctrl and the wheel, or two fingers, zoom. What tells the story is labelled first. A circle with a number holds several events: a click spreads them, and the list has them all.`;

// Moving through time.
export const move = t`Move through time`;
export const earlier = t`Earlier`;
export const later = t`Later`;
export const zoomOut = t`Zoom out`;
export const zoomIn = t`Zoom in`;
export const showAll = t`Show all`;
export const allShort = t`All`;

// Details.
export const details = t`Details`;
export const close = t`Close the details`;
export const closed = t`Details closed`;
export const isDisputed = t`Disputed`;
export const sources = t`Sources`;
export const nothing = t`Nothing on record.`;
export const previousMonth = t`Previous month`;
export const nextMonth = t`Next month`;
export const atOnce = (number: number) => t`${number} events at once`;
export const previous = t`← Previous`;
export const next = t`Next →`;
export const hidden = t`Hidden by your filters`;
export const showIt = t`Show it`;
export const meanwhile = (month: string) => t`Meanwhile, in ${month}`;
export const more = (number: number) => t`Show more events (${number})`;

// Notes.
export const notes = t`Save notes`;
export const pin = t`Pin`;
export const isPinned = t`Pinned`;
export const unpinned = t`No longer pinned`;
export const note = t`Your note `;
export const keptIn = (keeper: string) => t`Kept in ${keeper}`;

// The list.
export const sort = t`Sort the list`;
export const oldest = t`Oldest first`;
export const newest = t`Newest first`;
export const byTitle = t`By title`;
export const by = (lane: string) => t`By ${lane}`;

// The guided walk.
export const walk = t`Guided walk`;
export const begin = (steps: number) => t`Guided walk in ${count(steps, "step")}`;
export const step = (step: number, steps: number) => t`Step ${step} of ${steps}`;
export const explore = t`Stop here and explore`;
export const stepSaid = (step: string, title: string, when: string, summary: string) =>
  `${step}. ${title}, ${when}. ${summary}`;
