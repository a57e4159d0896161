/** Days that a query names: a year, a month, a day, a decade, as people write them. */

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const NAMED = String.raw`(${
  MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")
}|sept)\.?`;
const YEAR = String.raw`((?:1[5-9]|20)\d\d)`;
const SEASONS: Record<string, [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
};

/** From the first to the last day, in ISO form, and the query without them. */
export interface Days {
  from: string;
  to: string;
  rest: string;
}

const two = (number: number | string) => String(number).padStart(2, "0");
const last = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const monthOf = (name: string) =>
  MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;

function stretch(year: string, from: number, to = from, day?: string): Omit<Days, "rest"> {
  const [first, end] = day ? [day, day] : [1, last(Number(year), to)];
  return { from: `${year}-${two(from)}-${two(first)}`, to: `${year}-${two(to)}-${two(end)}` };
}

type Reading = [RegExp, (found: string[]) => Omit<Days, "rest">];
const pattern = (source: string) => new RegExp(`(?<![\\w-])${source}(?![\\w-])`, "i");
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

/** From the most to the least exact. */
const READINGS: Reading[] = [
  [
    pattern(String.raw`${YEAR}-(\d\d)-(\d\d)`),
    ([, y, m, d]) => stretch(y, Number(m), Number(m), d),
  ],
  [pattern(`${DAY}(?: of)? ${NAMED},? ${YEAR}`), ([, d, m, y]) => onDay(y, m, d)],
  [pattern(`${NAMED} ${DAY},? ${YEAR}`), ([, m, d, y]) => onDay(y, m, d)],
  [
    pattern(String.raw`(\d\d?)[./](\d\d?)[./]${YEAR}`),
    ([, d, m, y]) => stretch(y, Number(m), Number(m), d),
  ],
  [pattern(String.raw`${YEAR}[-./](\d\d?)`), ([, y, m]) => stretch(y, Number(m))],
  [pattern(String.raw`(\d\d?)[./]${YEAR}`), ([, m, y]) => stretch(y, Number(m))],
  [pattern(`${NAMED},? ${YEAR}`), ([, m, y]) => stretch(y, monthOf(m))],
  [
    pattern(`(${Object.keys(SEASONS).join("|")})(?: of)? ${YEAR}`),
    ([, name, y]) => stretch(y, ...SEASONS[name.toLowerCase()]),
  ],
  [
    pattern(`${YEAR} ?(?:-|–|to) ?${YEAR}`),
    ([, a, b]) => ({ from: `${a}-01-01`, to: `${b}-12-31` }),
  ],
  [pattern(YEAR), ([, y]) => stretch(y, 1, 12)],
];

function onDay(year: string, name: string, day: string) {
  const month = monthOf(name);
  return stretch(year, month, month, day);
}

/** The days that a query names, if it names some that exist. */
export function daysOf(query: string): Days | undefined {
  for (const [form, read] of READINGS) {
    const found = form.exec(query);
    if (!found) continue;
    const days = read([...found]);
    if (!isDay(days.from) || !isDay(days.to)) continue;
    return { ...days, rest: query.replace(found[0], " ").trim() };
  }
}

function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
