/**
 * What a reader answered: for each question the tries, as a set that only grows, so that the
 * union of two logs is the same in either order, and merging again changes nothing.
 */

import { LOG_VERSION } from "./names.ts";
import { t } from "../shared/language.ts";

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
  /** Handed in and not marked: `c` is 0 until somebody who has the key marks it. */
  u?: 1;
}

export type Log = Record<string, Try[]>;

const KEPT = 24;
const order = (a: Try, b: Try) => a.t - b.t || (text(a) < text(b) ? -1 : 1);
// With the names sorted, since equal tries must read alike whoever wrote them.
const text = (entry: Try) =>
  JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The tries of two lists, each once, by time; the latest ones if there are too many. */
function union(a: Try[], b: Try[]): Try[] {
  const each = new Map([...a, ...b].map((entry) => [text(entry), entry]));
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

const isTry = (entry: Try) =>
  entry && typeof entry === "object" && isNumber(entry.t, 0, 8.64e15) && isNumber(entry.c, 0, 1) &&
  isNumber(entry.n, 1, 1e6) && isNumber(entry.h, 0, 1e6) &&
  (entry.s === undefined || [0, 1, 2].includes(entry.s));

export const isLog = (value: unknown): value is Log =>
  typeof value === "object" && value !== null && !Array.isArray(value) &&
  Object.values(value).every((tries) => Array.isArray(tries) && tries.every(isTry));

/** Read what `write` wrote; anything else is an error that says what was expected. */
export function read(course: string, stored: string): Log {
  const content = JSON.parse(stored);
  if (content?.course !== course) {
    throw Error(t`it belongs to the course “${content?.course}”, and this is “${course}”`);
  }
  if (content.version !== LOG_VERSION) {
    throw Error(t`it is of version ${content.version}, and this page reads version ${LOG_VERSION}`);
  }
  const log = content.log ?? {};
  if (!isLog(log)) throw Error(t`it is damaged: a try has no time or no marks`);
  return merge({}, log);
}
