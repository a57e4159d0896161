// Days since 1970-01-01 in the proleptic Gregorian calendar, their names, and the ticks of an axis.
// `Date` is not used for years: it reads -44 as 2044.

export interface Civil {
  year: number;
  month: number;
  day: number;
}

export interface Tick {
  day: number;
  text: string;
  major: boolean;
}

const MONTHS = ("January February March April May June July August September October November " +
  "December").split(" ");
const YEAR = 365.2425;
const APART = 72; // least pixels between two ticks

/** Days from 1970-01-01 to a date; months beyond 1 to 12 carry into years, which begin in March. */
export function daysFromCivil(year: number, month = 1, day = 1): number {
  year += Math.floor((month - 3) / 12);
  const leap = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const ofYear = Math.floor((153 * (((month - 3) % 12 + 12) % 12) + 2) / 5);
  return 365 * year + leap + ofYear + day - 719469;
}

/** The date of a day; its year is astronomical, so that 0 is 1 BCE. */
export function civil(days: number): Civil {
  let year = Math.floor(days / YEAR) + 1969, month = 12;
  while (daysFromCivil(year + 1) <= days) year++;
  while (daysFromCivil(year, month) > days) month--;
  return { year, month, day: Math.floor(days) - daysFromCivil(year, month) + 1 };
}

export function yearWords(year: number): string {
  if (year < 1) return `${1 - year} BCE`;
  return year < 1000 ? `${year} CE` : String(year);
}

export function monthWords(days: number): string {
  const { year, month } = civil(days);
  return `${MONTHS[month - 1]} ${yearWords(year)}`;
}

export function dayWords(days: number): string {
  return `${civil(days).day} ${monthWords(days)}`;
}

/** The time of a day, to the minute. */
export function clockWords(days: number): string {
  const minutes = Math.floor((days - Math.floor(days)) * 1440 + 1e-6);
  return new Date(minutes * 6e4).toISOString().slice(11, 16);
}

/** A moment in as many words as a length of time of `precision` days calls for. */
export function momentWords(days: number, precision: number): string {
  if (precision > 2 * YEAR) return yearWords(civil(days).year);
  if (precision > 45) return monthWords(days);
  return precision > 0.05 ? dayWords(days) : `${dayWords(days)}, ${clockWords(days)}`;
}

/** A stretch of time in words; what both ends share is said once. */
export function rangeWords(from: number, to: number): string {
  const [first, last] = [from, to].map((days) => momentWords(days, to - from > 90 ? 60 : 1));
  return first === last ? first : `${first} to ${last}`;
}

/** The first day of the month that holds a day, and of the month after it. */
export function monthOf(days: number): [number, number] {
  const { year, month } = civil(days);
  return [daysFromCivil(year, month), daysFromCivil(year, month + 1)];
}

/** Ticks between two days, with what each says. */
export function ticks(from: number, to: number, width: number): Tick[] {
  const least = ((to - from) / width) * APART;
  if (least <= 0.5) return clockTicks(from, to, least);
  if (least <= 10) return dayTicks(from, to, least <= 1 ? 1 : least <= 5 ? 5 : 10);
  if (least <= 182) return monthTicks(from, to, least <= 29 ? 1 : least <= 89 ? 3 : 6);
  return yearTicks(from, to, roundStep(least / 365));
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
  const found: Tick[] = [];
  const last = Math.floor((to * 1440) / step);
  for (let n = Math.ceil((from * 1440) / step); n <= last; n++) {
    const day = (n * step) / 1440, major = Number.isInteger(day);
    found.push({ day, text: major ? dayWords(day) : clockWords(day), major });
  }
  return found;
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const found: Tick[] = [];
  for (let day = Math.ceil(from); day <= to; day++) {
    const date = civil(day).day;
    if (date === 1) found.push({ day, text: monthWords(day), major: true });
    else if (date % step === 0 && date < 32 - step) {
      found.push({ day, text: String(date), major: false });
    }
  }
  return found;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const found: Tick[] = [];
  const { year } = civil(from);
  for (let month = 1;; month += step) {
    const day = daysFromCivil(year, month);
    if (day > to) return found;
    if (day < from) continue;
    const at = civil(day);
    const text = at.month === 1 ? yearWords(at.year) : MONTHS[at.month - 1].slice(0, 3);
    found.push({ day, text, major: at.month === 1 });
  }
}

/**
 * Ticks on round years; those before our era are round as they are said, so 500 BCE and not -500.
 * There is no year 0: between 500 BCE and 500 CE stands 1 CE, unless 2 CE is too near.
 */
function yearTicks(from: number, to: number, step: number): Tick[] {
  const found: Tick[] = [];
  const first = Math.floor(civil(from).year / step) * step;
  for (let n = first; n <= civil(to).year + step; n += step) {
    if (!n && step === 2) continue;
    const year = n > 0 || step < 2 ? n : n + 1;
    const day = daysFromCivil(year);
    if (day < from || day > to) continue;
    found.push({ day, text: yearWords(year), major: false });
  }
  return found;
}
