/**
 * What a reader answered: for each question the tries, as a set that only grows, so that the
 * union of two logs is the same in either order, and merging again changes nothing.
 */

import { LOG_VERSION } from "./names.ts";

export interface Try {
  /** When, in milliseconds since 1970. */
  t: number;
  /** Credit, from 0 to 1. */
  c: number;
  /** Which try this was, and how many hints were seen. */
  n: number;
  h: number;
  /** How sure the reader was: 0 guessing, 1 fairly, 2 sure. */
  s?: number;
  /** The response, and the wording of the question that it answered. */
  a?: unknown;
  v?: string;
  /** Given up: the answer was shown, which counts as a lapse (`c` is 0) and not as a try more. */
  g?: 1;
}

export type Log = Record<string, Try[]>;

const KEPT = 24;
const order = (a: Try, b: Try) => a.t - b.t || (text(a) < text(b) ? -1 : 1);
// With the names sorted, since equal tries must read alike whoever wrote them.
const text = (one: Try) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The tries of two lists, each once, by time; the latest ones if there are too many. */
function union(a: Try[], b: Try[]): Try[] {
  const each = new Map([...a, ...b].map((one) => [text(one), one]));
  return [...each.values()].sort(order).slice(-KEPT);
}

/** Whether a time is of the day that it is here now. */
export const isToday = (t: number) => new Date(t).toDateString() === new Date().toDateString();

/** A question may bear any name, such as one that all objects have. */
export const triesOf = (log: Log, id: string) => (Object.hasOwn(log, id) ? log[id] : []);

export function merge(a: Log, b: Log): Log {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(ids.map((id) => [id, union(triesOf(a, id), triesOf(b, id))]));
}

export const write = (course: string, log: Log): string =>
  JSON.stringify({ course, version: LOG_VERSION, log });

const isNumber = (value: unknown, least: number, most: number) =>
  typeof value === "number" && value >= least && value <= most;

const isTry = (one: Try) =>
  one && typeof one === "object" && isNumber(one.t, 0, 8.64e15) && isNumber(one.c, 0, 1) &&
  isNumber(one.n, 1, 1e6) && isNumber(one.h, 0, 1e6) &&
  (one.s === undefined || [0, 1, 2].includes(one.s));

export const isLog = (found: unknown): found is Log =>
  typeof found === "object" && found !== null && !Array.isArray(found) &&
  Object.values(found).every((tries) => Array.isArray(tries) && tries.every(isTry));

/** Read what `write` wrote; anything else is an error that says what was expected. */
export function read(course: string, stored: string): Log {
  const found = JSON.parse(stored);
  if (found?.course !== course) {
    throw Error(`it belongs to the course “${found?.course}”, and this is “${course}”`);
  }
  if (found.version !== LOG_VERSION) {
    throw Error(`it is of version ${found.version}, and this page reads version ${LOG_VERSION}`);
  }
  const log = found.log ?? {};
  if (!isLog(log)) throw Error("it is damaged: a try has no time or no marks");
  return merge({}, log);
}
