/** Days since 1970-01-01 and their dates: the twin of `natorussia.questions.calendar`. */

export const MONTHS =
  "January February March April May June July August September October November December"
    .split(" ");

export function civil(day: number): [number, number, number] {
  const moved = day + 719468;
  const era = Math.floor(moved / 146097);
  const rest = moved - era * 146097;
  const year = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36524) - Math.floor(rest / 146096)) / 365,
  );
  const left = rest - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * left + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [
    year + era * 400 + +(month <= 2),
    month,
    left - Math.floor((153 * shifted + 2) / 5) + 1,
  ];
}

export function days(year: number, month = 1, day = 1): number {
  year += Math.floor((month - 1) / 12);
  month = (((month - 1) % 12) + 12) % 12 + 1;
  if (month <= 2) year--;
  const era = Math.floor(year / 400);
  const rest = year - era * 400;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + rest * 365 + Math.floor(rest / 4) - Math.floor(rest / 100) + inYear -
    719468;
}

export const yearText = (year: number) => year > 0 ? `${year}` : `${1 - year} BCE`;
