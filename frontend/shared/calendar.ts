/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar, and their names.  Years are
 * astronomical: 0 is 1 BCE.
 */

import { isEnglish, LOCALE, t } from "./language.ts";
import { count } from "./words.ts";

export interface Civil {
  year: number;
  /** From 1 to 12. */
  month: number;
  day: number;
}

const named = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });
export const MONTHS = Array.from(
  { length: 12 },
  (_, month) => named.format(Date.UTC(2000, month, 15)),
);
/** How a language that is not English says a moment: with Intl, and CLDR's words. */
const spoken = new Map<string, Intl.DateTimeFormat>();

function said(days: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  if (!spoken.has(key)) {
    spoken.set(
      key,
      new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" }),
    );
  }
  const { year, month, day } = civil(days);
  return spoken.get(key)!.format(new Date(0).setUTCFullYear(year, month - 1, day));
}

/** With its era where a year alone would not be taken for one. */
const era = (year: number) => year < 1000 ? "short" as const : undefined;

/** Days of a mean year. */
export const YEAR = 365.2425;

// After H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": several times as quick as `Date`,
// which takes the year 44 for 1944, and ends in the year 275,760.  Years begin in March here.
const EPOCH = 719_468; // days from 1 March of the year 0
const CYCLE = 146_097, CYCLE_YEARS = 400; // after which the calendar repeats

/** Days from 1970-01-01 to a date; months beyond 1 to 12 carry into years. */
export function daysFromCivil(year: number, month = 1, day = 1): number {
  year += Math.floor((month - 3) / 12);
  const leap = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const ofYear = Math.floor((153 * (((month - 3) % 12 + 12) % 12) + 2) / 5);
  return 365 * year + leap + ofYear + day - 1 - EPOCH;
}

/** The date of a day, or of the day that a moment is in. */
export function civil(days: number): Civil {
  const since = Math.floor(days) + EPOCH, cycle = Math.floor(since / CYCLE);
  const rest = since - cycle * CYCLE;
  const leap = Math.floor(rest / 1460) - Math.floor(rest / 36_524) + Math.floor(rest / 146_096);
  const years = Math.floor((rest - leap) / 365);
  const ofYear = rest - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const months = Math.floor((5 * ofYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  return {
    year: years + cycle * CYCLE_YEARS + +(month < 3),
    month,
    day: ofYear - Math.floor((153 * months + 2) / 5) + 1,
  };
}

const MILLION = 1e6, BILLION = 1e9;

/** A year as the tables say it: 44 BCE, 476 CE, 66 million years ago. */
export function yearWords(year: number): string {
  if (year <= -MILLION) return yearsAgo(-year);
  if (!isEnglish && year < 1000) {
    return said(daysFromCivil(year, 7), { year: "numeric", era: "short" });
  }
  if (year < 1) return `${1 - year} BCE`;
  if (year >= MILLION) return year.toLocaleString(LOCALE);
  return year < 1000 ? `${year} CE` : String(year);
}

/** What is finer than a ten-thousandth of a million or billion years is said in full. */
function yearsAgo(years: number): string {
  const unit = years >= BILLION ? BILLION : MILLION;
  if (years % (unit / 1e4)) return t`${(years + 1).toLocaleString(LOCALE)} BCE`;
  const many = decimals(+(years / unit).toFixed(4));
  return unit === BILLION ? t`${many} billion years ago` : t`${many} million years ago`;
}

/** A number of years, to two decimals of a million or a billion, cut off. */
export function yearCount(years: number): string {
  if (years < 1e4) return count(years, "year");
  if (years < MILLION) return t`${years.toLocaleString(LOCALE)} years`;
  const unit = years >= BILLION ? BILLION : MILLION;
  const many = decimals(Math.floor(years / (unit / 100)) / 100);
  return unit === BILLION ? t`${many} billion years` : t`${many} million years`;
}

const decimals = (number: number) =>
  isEnglish
    ? String(number)
    : number.toLocaleString(LOCALE, { useGrouping: false, maximumFractionDigits: 4 });

const TYPED = /^(?:(AD)\s*)?(-?[\d,]+(?:\.\d+)?)\s*(BCE?|CE|AD|(million|billion)\s+years\s+ago)?$/i;

/**
 * A year as a person types it: 44 BCE, 44 bc, AD 14, 1066, 66 million years ago; a number alone is
 * an astronomical year, -43 for 44 BCE.  NaN for anything else.
 */
export function yearTyped(text: string): number {
  const found = TYPED.exec(text.trim());
  if (!found) return NaN;
  const number = Number(found[2].replaceAll(",", "")), era = (found[3] ?? "").toUpperCase();
  if (found[4]) return -Math.round(number * (/^b/i.test(found[4]) ? BILLION : MILLION));
  if (!Number.isInteger(number) || ((era || found[1]) && number < 1)) return NaN;
  return era.startsWith("B") ? 1 - number : number;
}

export function monthWords(days: number): string {
  const { year, month } = civil(days);
  if (!isEnglish) return said(days, { month: "long", year: "numeric", era: era(year) });
  return `${MONTHS[month - 1]} ${yearWords(year)}`;
}

export function dayWords(days: number): string {
  if (isEnglish) return `${civil(days).day} ${monthWords(days)}`;
  const month = "long", year = "numeric", day = "numeric";
  return said(days, { day, month, year, era: era(civil(days).year) });
}

/** The time of a day, to the minute. */
export function clockWords(days: number): string {
  const minutes = Math.floor((days - Math.floor(days)) * 1440 + 1e-6);
  return new Date(minutes * 6e4).toISOString().slice(11, 16);
}

/** A year, round as it is said where thousands of years are a small part of what is on view. */
function roundYear(year: number, precision: number): number {
  const step = 10 ** Math.floor(Math.log10(precision));
  if (step < 1000 || !Number.isFinite(step)) return year;
  const round = Math.round(year / step) * step;
  return round > 0 || round <= -MILLION ? round : round + 1;
}

/** A moment in as many words as a length of time of `precision` days calls for. */
export function momentWords(days: number, precision: number): string {
  if (precision > 2 * YEAR) return yearWords(roundYear(civil(days).year, precision / YEAR));
  if (precision > 45) return monthWords(days);
  return precision > 0.05 ? dayWords(days) : `${dayWords(days)}, ${clockWords(days)}`;
}

/** A stretch of time in words, as precise as it is short; what both ends share is said once. */
export function rangeWords(from: number, to: number): string {
  const long = to - from, precision = long > 100 * YEAR ? long / 50 : long > 90 ? 60 : 1;
  const [first, last] = [from, to].map((days) => momentWords(days, precision));
  return first === last ? first : t`${first} to ${last}`;
}

/** The first day of the month that holds a day, and of the month after it. */
export function monthOf(days: number): [number, number] {
  const { year, month } = civil(days);
  return [daysFromCivil(year, month), daysFromCivil(year, month + 1)];
}
