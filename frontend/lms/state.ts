/**
 * What a reader left on the page as one short text of plain letters, for platforms that keep so
 * many characters and no more; what does not fit is given up from the least needed on.
 */

import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { isLog, type Log, type Try } from "../storage/log.ts";
import type { Items } from "./memory.ts";
import type { Shortener } from "./words.ts";
import { t } from "../shared/language.ts";

/** How a text begins that `pack` wrote; before the page's words had signs, it wrote the older. */
const MARK = "nr2:", OLDER = "nr1:";

interface Record_ {
  log: Log;
}
// deno-lint-ignore no-explicit-any
type Parsed = Record<string, any>;
/** A try as a row: time since the try before, credit, number, hints, and what it may lack. */
type Row = [number, number, number, number, ...unknown[]];

const isRecord = (value: unknown): value is Record_ =>
  typeof value === "object" && value !== null && isLog((value as Record_).log);

function rowsOf(tries: Try[], since: number): Row[] {
  return tries.map(({ t, c, n, h, s, a, v, g, u }, i) => {
    const row = [t - (i ? tries[i - 1].t : since), c, n, h, v ?? 0, s ?? -1, a ?? null, g ?? 0];
    return (u ? [...row, u] : row) as Row;
  });
}

function triesFrom(rows: Row[], since: number): Try[] {
  let last = since;
  return rows.map(([dt, c, n, h, v, s, a, g, u]) => {
    last += dt;
    return {
      t: last,
      c,
      n,
      h,
      ...((s as number) < 0 ? {} : { s: s as number }),
      ...(a === null ? {} : { a }),
      ...(v === 0 ? {} : { v: v as string }),
      ...(g ? { g: 1 as const } : {}),
      ...(u ? { u: 1 as const } : {}),
    };
  });
}

const each = <A, B>(all: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value)]));

const logs = (items: Parsed, change: (log: Log) => Log): Parsed =>
  each(items, (value) => isRecord(value) ? { ...value, log: change(value.log) } : value);

/** The first try, the best one and the last: what score, schedule and page are made of. */
function essential(tries: Try[]): Try[] {
  const best = tries.reduce((a, b) => b.c > a.c ? b : a);
  return tries.filter((one, i) => !i || one === best || one.g || i === tries.length - 1);
}

const latest = (tries: Try[]) =>
  tries.map((one, i) => {
    if (i === tries.length - 1) return one;
    const { a: _, ...rest } = one;
    return rest;
  });

/** The newest half of the questions. */
function newer(log: Log): Log {
  const sorted = Object.entries(log).sort(([, a], [, b]) => b.at(-1)!.t - a.at(-1)!.t);
  return Object.fromEntries(sorted.slice(0, Math.floor(sorted.length / 2)));
}

const without = (items: Parsed, kind: RegExp) =>
  Object.fromEntries(Object.entries(items).filter(([name]) => !kind.test(name)));

/** What is given up, one after another, with its name for the reader. */
const LOSSES: [string, (items: Parsed) => Parsed][] = [
  [
    t`tries between the first, the best and the last`,
    (items) => logs(items, (log) => each(log, essential)),
  ],
  [t`the wording of earlier answers`, (items) => logs(items, (log) => each(log, latest))],
  [t`answers that are not checked yet`, (items) => without(items, /\/draft\//)],
  [t`notes on events`, (items) => without(items, /\/notes\//)],
  ...Array.from({ length: 12 }, (): [string, (items: Parsed) => Parsed] => [
    t`the questions that were answered longest ago`,
    (items) => logs(items, newer),
  ]),
];

/** A record with rows in the place of its log. */
function packedRecord({ log, ...rest }: Record_, since: number) {
  return { ...rest, rows: each(log, (tries) => rowsOf(tries, since)) };
}

const isPacked = (rows: unknown): rows is Record<string, Row[]> =>
  typeof rows === "object" && rows !== null && !Array.isArray(rows) &&
  Object.values(rows).every((all) => Array.isArray(all) && all.every(Array.isArray));

function write(items: Parsed, words?: Shortener): string {
  const since = Math.min(
    ...Object.values(items).filter(isRecord).flatMap(({ log }) =>
      Object.values(log).flatMap((tries) => tries.map(({ t }) => t))
    ),
  );
  const base = Number.isFinite(since) ? since : 0;
  const rows = each(
    items,
    (value) => isRecord(value) ? packedRecord(value, base) : value,
  );
  const held = words ? words.short(rows) : rows;
  const bytes = deflateSync(strToU8(JSON.stringify([base, held])), { level: 9, mem: 8 });
  return (words ? MARK : OLDER) + btoa(strFromU8(bytes, true));
}

const parsed = (text: string) => {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : text;
  } catch {
    return text;
  }
};

export interface Packed {
  text: string;
  /** What had to be given up, in words. */
  lost: string[];
}

/** Write items of the storage in at most `limit` characters; `words` are those the page knows. */
export function pack(items: Items, limit: number, words?: Shortener): Packed {
  let kept: Parsed = each(items, parsed), text = write(kept, words);
  const lost = new Set<string>();
  for (const [name, shorten] of LOSSES) {
    if (text.length <= limit) break;
    const before = text;
    kept = shorten(kept);
    text = write(kept, words);
    if (text !== before) lost.add(name);
  }
  return { text: text.length <= limit ? text : "", lost: [...lost] };
}

/** Read what `pack` wrote; nothing where there was nothing, and an error if it is anything else. */
export function unpack(text: string, words?: Shortener): Items {
  if (!text) return {};
  if (![MARK, OLDER].some((mark) => text.startsWith(mark))) {
    throw Error(t`what the platform kept was not written by this page`);
  }
  const bytes = strToU8(atob(text.slice(MARK.length)), true);
  const [base, held] = JSON.parse(strFromU8(inflateSync(bytes)));
  const rows = text.startsWith(MARK) && words ? words.long(held) : held;
  return each(rows as Parsed, (value) => {
    if (typeof value === "string") return value;
    const { rows: packed, ...rest } = value;
    if (!isPacked(packed)) return JSON.stringify(value);
    return JSON.stringify({ ...rest, log: each(packed, (all) => triesFrom(all, base)) });
  });
}
