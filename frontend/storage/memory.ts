/** What a try is worth to memory, and how many nights lie between two. */

import type { Try } from "./log.ts";

export const DAY = 86_400_000;

/** Again, hard, good or easy (1 to 4), from the marks and how they were come by. */
export function grade({ c, n, h, s }: Try): 1 | 2 | 3 | 4 {
  if (c < 0.5) return 1;
  if (c < 1 || n > 1 || h > 0) return 2;
  return s === 2 ? 4 : 3;
}

/** Midnight here, so many days after the day of a time; days on which clocks change are days. */
export function midnight(time: number, days = 0): number {
  const day = new Date(time);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() + days);
}

/** How many times it was midnight here between two times. */
export const nights = (from: number, to: number): number =>
  Math.max(0, Math.round((midnight(to) - midnight(from)) / DAY));
