/** Days that a query names: a year, a month, a day, a season, as people write them. */

/**
 * What months and seasons are called in the languages of the book, as `natorussia.book.search`
 * writes them: January, spring first.  After a star a name goes on as its language bends it.
 */
export interface Calendar {
  months: string[][];
  seasons: string[][];
}

/** From the first to the last day, in ISO form, and the query without them. */
export interface Days {
  from: string;
  to: string;
  rest: string;
}

type Stretch = Omit<Days, "rest">;
type Reading = [RegExp, (found: string[], calendar: Calendar) => Stretch | undefined];

const NAME = String.raw`ב?(\p{L}+)[.׳'’]?`;
/** The word for "year", which languages written in Cyrillic say after it. */
const YEAR = String.raw`((?:1[5-9]|20)\d\d)(?:\s?(?:гг?|рр?|год[ау]?|року|році)(?!\p{L})\.?)?`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|\.)?`;
const OF = String.raw`(?:,?\s+|\s+(?:of|de)\s+)`;
const TO = String.raw`\s?(?:-|–|to|bis|à|по|до|עד)\s?`;
/** Words that stand around a date and ask for nothing more, language by language. */
const AROUND = new Set(
  [
    "in on at the of early mid late beginning start end",
    "im am den dem der vom jahr anfang mitte ende",
    "le en au du à l' l’ el de la début debut milieu fin",
    "в во с к ко года году начале середине конце",
    "у з року році початку середині кінці наприкінці",
    "בשנת בתחילת באמצע בסוף",
  ].join(" ").split(" "),
);
/** How many letters of an ending may follow a stem. */
const ENDING = { short: 1, long: 3 };

const two = (number: number | string) => String(number).padStart(2, "0");
const last = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const bare = (text: string) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

function stretch(year: string, from: number, to = from, day?: string): Stretch {
  const [first, end] = day ? [day, day] : [1, last(Number(year), to)];
  return { from: `${year}-${two(from)}-${two(first)}`, to: `${year}-${two(to)}-${two(end)}` };
}

const pattern = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:ב[-־]?)?${source}(?![\p{L}\p{N}_-])`, "giu");

/** From the most to the least exact. */
const READINGS: Reading[] = [
  [
    pattern(String.raw`${YEAR}-(\d\d)-(\d\d)`),
    ([, y, m, d]) => stretch(y, Number(m), Number(m), d),
  ],
  [
    pattern(String.raw`${DAY}\s*(?:(?:of|de)\s+)?${NAME}${OF}${YEAR}`),
    ([, d, name, y], { months }) => during(y, placeOf(name, months), d),
  ],
  [
    pattern(String.raw`${NAME}\s+${DAY}${OF}${YEAR}`),
    ([, name, d, y], { months }) => during(y, placeOf(name, months), d),
  ],
  [
    pattern(String.raw`(\d\d?)[./](\d\d?)[./]${YEAR}`),
    ([, d, m, y]) => stretch(y, Number(m), Number(m), d),
  ],
  [pattern(String.raw`${YEAR}[-./](\d\d?)`), ([, y, m]) => stretch(y, Number(m))],
  [pattern(String.raw`(\d\d?)[./]${YEAR}`), ([, m, y]) => stretch(y, Number(m))],
  [
    pattern(`${NAME}${OF}${YEAR}`),
    ([, name, y], { months }) => during(y, placeOf(name, months)),
  ],
  [
    pattern(`${NAME}${OF}${YEAR}`),
    ([, name, y], { seasons }) => {
      const season = placeOf(name, seasons);
      return season ? stretch(y, 3 * season, 3 * season + 2) : undefined;
    },
  ],
  [
    pattern(`${YEAR}${TO}${YEAR}`),
    ([, a, b]) => ({ from: `${a}-01-01`, to: `${b}-12-31` }),
  ],
  [pattern(YEAR), ([, y]) => stretch(y, 1, 12)],
];

const during = (year: string, month: number, day?: string) =>
  month ? stretch(year, month, month, day) : undefined;

/** Which of the lists has a word, counted from 1; 0 if none has. */
function placeOf(word: string, lists: string[][]): number {
  const written = bare(word);
  const whole = lists.findIndex((names) => names.some((name) => bare(name) === written));
  if (whole >= 0) return whole + 1;
  const fits = lists.map((names) => Math.max(0, ...names.map((name) => bent(bare(name), written))));
  const longest = Math.max(...fits);
  return longest ? fits.indexOf(longest) + 1 : 0;
}

/** The length of a stem that a word goes on from with an ending; 0 where it does not. */
function bent(name: string, word: string): number {
  const stem = name.slice(0, -1);
  if (!name.endsWith("*") || !word.startsWith(stem)) return 0;
  const most = stem.length > 2 ? ENDING.long : ENDING.short;
  return word.length - stem.length <= most ? stem.length : 0;
}

/** The days that a query names, if it names some that exist. */
export function daysOf(query: string, calendar: Calendar): Days | undefined {
  const asked = query.normalize("NFC");
  for (const [form, read] of READINGS) {
    for (const found of asked.matchAll(form)) {
      const days = read([...found], calendar);
      if (days && isDay(days.from) && isDay(days.to)) {
        return { ...days, rest: without(asked, found[0]) };
      }
    }
  }
}

/** What a query asks beside its date; nothing where only such words are left as dates have. */
function without(query: string, date: string): string {
  const rest = query.replace(date, " ").trim();
  return rest.toLowerCase().split(/\s+/).every((word) => AROUND.has(word)) ? "" : rest;
}

function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
