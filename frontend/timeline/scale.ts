// The window of days on view, and how it moves.

export type Days = readonly [number, number];

const SHORTEST = 1 / 24; // an hour across the whole stage
const CROWD = 120; // with fewer events all are shown at first
const PART = 0.65; // of the domain, which is worth leaving the rest out of a first view

export const length = ([from, to]: Days): number => to - from;

export const toX = (day: number, [from, to]: Days, width: number): number =>
  ((day - from) / (to - from)) * width;

/** Some days, shown in some pixels. */
export interface View {
  window: Days;
  width: number;
}

export const at = (day: number, { window, width }: View): number => toX(day, window, width);

export const toDay = (x: number, [from, to]: Days, width: number): number =>
  from + (x / width) * (to - from);

/** A window within the domain, neither longer than it nor shorter than an hour. */
export function clamp([from, to]: Days, domain: Days): Days {
  const whole = length(domain);
  const long = Math.min(Math.max(to - from, Math.min(SHORTEST, whole)), whole);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - long / 2, domain[0]), domain[1] - long);
  return [start, start + long];
}

/** Show `factor` times as many days, and keep the day at `anchor` where it is. */
export function zoom([from, to]: Days, factor: number, anchor: number, domain: Days): Days {
  const long = clamp([from, from + (to - from) * factor], [from, from + length(domain)]);
  const scaled = (long[1] - long[0]) / (to - from);
  return clamp([anchor - (anchor - from) * scaled, anchor + (to - anchor) * scaled], domain);
}

const DEEP = 1e4 * 365.2425;

/** What is said of a window: in deep time nothing of the room beside the known days. */
export function told(window: Days, known: Days): Days {
  if (length(window) < DEEP) return window;
  const [from, to] = [Math.max(window[0], known[0]), Math.min(window[1], known[1])];
  return from < to ? [from, to] : window;
}

export const pan = ([from, to]: Days, days: number, domain: Days): Days =>
  clamp([from + days, to + days], domain);

/** The window, moved no more than needed, with a stretch of days inside its middle. */
export function reveal(window: Days, [from, to]: Days, domain: Days): Days {
  const margin = length(window) * 0.12;
  if (from < window[0] + margin) return pan(window, from - window[0] - margin * 2, domain);
  if (from > window[1] - margin * 2) return pan(window, from - window[1] + margin * 3, domain);
  return to < window[0] ? pan(window, to - window[0] - margin, domain) : window;
}

/** The window, widened no more than needed, with a whole stretch of days and room beside it. */
export function embrace(window: Days, [from, to]: Days, domain: Days): Days {
  if (from >= window[0] && to <= window[1]) return window;
  const whole: Days = [Math.min(window[0], from), Math.max(window[1], to)];
  const room = length(whole) / 8; // for the labels of the outermost
  return clamp([whole[0] - room, whole[1] + room], domain);
}

/**
 * A window with a stretch of days in it, and room at both ends, more of it on the right for labels; a
 * moment has `parts` of the domain before it.
 */
export function fitted([from, to]: Days, domain: Days, parts = 60): Days {
  const room = Math.max((to - from) / 12, length(domain) / parts);
  return clamp([from - room, to + 3 * room], domain);
}

/**
 * Where most days of a sorted row are, if they crowd into a part of the domain: without the first
 * and the last thirtieth of them; else the domain.
 */
export function crowd(count: number, day: (n: number) => number, domain: Days): Days {
  const cut = Math.floor(count / 30);
  if (count < CROWD) return domain;
  const most: Days = fitted([day(cut), day(count - 1 - cut)], domain);
  return length(most) < PART * length(domain) ? most : domain;
}

/** The way from one window to another, from 0 to 1, slow at both ends. */
export function between(start: Days, stop: Days, part: number): Days {
  const eased = part * part * (3 - 2 * part);
  return [start[0] + (stop[0] - start[0]) * eased, start[1] + (stop[1] - start[1]) * eased];
}
