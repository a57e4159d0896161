/** Days since 1970-01-01 and their dates: the twin of `natorussia.questions.calendar`. */

export const MONTHS =
  "January February March April May June July August September October November December"
    .split(" ");

export function civil(day: number): [number, number, number] {
  const date = new Date(day * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** Months beyond 12 run on into the next year. */
export const days = (year: number, month = 1, day = 1) =>
  new Date(0).setUTCFullYear(year, month - 1, day) / 864e5;

export const yearText = (year: number) => year > 0 ? `${year}` : `${1 - year} BCE`;
