// The ticks of an axis: where they stand, and what they say.

import {
  civil,
  clockWords,
  daysFromCivil,
  dayWords,
  MONTHS,
  monthWords,
  yearWords,
} from "../shared/calendar.ts";

import type { Days } from "./scale.ts";

export interface Tick {
  day: number;
  text: string;
  major: boolean;
}

const APART = 72; // least pixels between two ticks
const GAP = 14; // least pixels between the names of two years
const AGO = 1e6; // years from which on they are said to be so long ago
export const LETTER = 7; // about as wide as a letter of the axis is

/** Ticks between two days, with what each says; years stand as far apart as their names are wide. */
export function ticks(
  from: number,
  to: number,
  width: number,
  measure = (text: string) => text.length * LETTER,
): Tick[] {
  const least = ((to - from) / width) * APART;
  if (least <= 0.5) return clockTicks(from, to, least);
  if (least <= 10) return dayTicks(from, to, least <= 1 ? 1 : least <= 5 ? 5 : 10);
  if (least <= 182) return monthTicks(from, to, least <= 29 ? 1 : least <= 89 ? 3 : 6);
  return roomyYears(from, to, roundStep(least / 365), width, measure);
}

/** Of some ticks those that stand on known days; `told` is what is said of the window. */
export const knownTicks = (all: Tick[], window: Days, [from, to]: Days): Tick[] =>
  all.filter(({ day }) => (from === window[0] || day >= from) && (to === window[1] || day <= to));

/** Ticks on years, of the smallest round step from a first one on whose names have room. */
function roomyYears(
  from: number,
  to: number,
  first: number,
  width: number,
  measure: (text: string) => number,
): Tick[] {
  for (let step = first;; step = roundStep(step * 1.5)) {
    const found = yearTicks(from, to, step);
    const widest = Math.max(0, ...found.map(({ text }) => measure(text)));
    const apart = step * 365.2425 / (to - from) * width;
    if (found.length < 2 || apart >= widest + GAP) return found;
  }
}

/** The words that ticks leave out: the day above hours, the month above days, the year above months. */
export function context(from: number, to: number, width: number): string {
  const least = ((to - from) / width) * APART;
  if (least <= 0.5) return dayWords(from);
  if (least <= 10) return monthWords(from);
  return least <= 182 ? yearWords(civil(from).year) : "";
}

/** The smallest of 1, 2, 5, 10, 20, 50 ... that is not below a number. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].find((n) => n * power >= least)! * power;
}

function clockTicks(from: number, to: number, least: number): Tick[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
  const step = steps.find((minutes) => minutes >= least * 1440) ?? 720;
  const result: Tick[] = [];
  const last = Math.floor((to * 1440) / step);
  for (let n = Math.ceil((from * 1440) / step); n <= last; n++) {
    const day = (n * step) / 1440, major = Number.isInteger(day);
    result.push({ day, text: major ? dayWords(day) : clockWords(day), major });
  }
  return result;
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const result: Tick[] = [];
  for (let day = Math.ceil(from); day <= to; day++) {
    const date = civil(day).day;
    if (date === 1) result.push({ day, text: monthWords(day), major: true });
    else if (date % step === 0 && date < 32 - step) {
      result.push({ day, text: String(date), major: false });
    }
  }
  return result;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const result: Tick[] = [];
  const { year } = civil(from);
  for (let month = 1;; month += step) {
    const day = daysFromCivil(year, month);
    if (day > to) return result;
    if (day < from) continue;
    const at = civil(day);
    const text = at.month === 1 ? yearWords(at.year) : MONTHS[at.month - 1].slice(0, 3);
    result.push({ day, text, major: at.month === 1 });
  }
}

/**
 * Ticks on round years; those before our era are round as they are said, so 500 BCE and not -500,
 * and 500 million years ago.  There is no year 0: between 500 BCE and 500 CE stands 1 CE, unless
 * 2 CE is too near.
 */
function yearTicks(from: number, to: number, step: number): Tick[] {
  const result: Tick[] = [];
  const first = Math.floor(civil(from).year / step) * step;
  for (let n = first; n <= civil(to).year + step; n += step) {
    if (!n && step === 2) continue;
    const year = n > 0 || n <= -AGO || step < 2 ? n : n + 1;
    const day = daysFromCivil(year);
    if (day < from || day > to) continue;
    result.push({ day, text: yearWords(year), major: false });
  }
  return result;
}
