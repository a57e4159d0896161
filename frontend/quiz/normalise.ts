/** How typed answers are compared: the twin of `natorussia.questions.normalise`. */

import { article, fold, restored, sheltered, withDigits } from "./letters.ts";

// Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic, and signs that
// nobody sees. The ranges are written out since Python and browsers know different Unicodes.
const DROPPED = new RegExp(
  "[\u0640\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f" +
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff" +
    "\ufe20-\ufe2f\ufe00-\ufe0f\u00ad\u200c-\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069]",
  "g",
);
const LETTER = /^[\p{L}\p{N}\p{M}]/u;
const SIGN = /^(?![\u00a9\u00ae\u2044])[\p{Sm}\p{Sc}\p{So}#%&*]/u;
const GLUE = "\ue000";
const ASIDE = /\([^()]*\)\s*$/;
const INITIALS = /(?<![^ ])(\p{L}) (?=\p{L}(?: |$))/gu;
const LETTERS_A_SLIP = 4;

/** Text as it is compared: see the twin. */
export function normal(text: unknown, language?: string): string {
  const plain = spread([...spread(sheltered(String(text), language))].map(fold).join(""));
  const signs = [...restored(plain, language)];
  const kept = signs.map((sign, i) => {
    if (SIGN.test(sign)) return GLUE + sign + GLUE;
    return LETTER.test(sign) || (/[-.]/.test(sign) && isOfNumber(signs, i)) ? sign : " ";
  }).join("");
  return kept.replace(/ +/g, " ").trim().replace(/ ?\ue000+ ?/g, "");
}

const spread = (text: string) =>
  withDigits(text.normalize("NFKD")).replace(DROPPED, "").replace(/[\u2010-\u2015\u2212]/g, "-");

/** Whether a dash or point begins a number (-5, .5), or a dash ends a word (A-). */
function isOfNumber(signs: string[], place: number): boolean {
  const before = signs[place - 1] ?? "", after = signs[place + 1] ?? "";
  const dash = signs[place] === "-";
  const number = (dash ? /^\.?\p{Nd}/u : /^\p{Nd}/u).test(after + (signs[place + 2] ?? ""));
  if (!LETTER.test(before)) return number || (dash && SIGN.test(before));
  return dash && !number && !LETTER.test(after);
}

/** How many letters differ, up to `most`: the optimal string alignment distance. */
export function distance(typed: string, wanted: string, most: number): number {
  const [a, b] = [[...typed], [...wanted]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [], row = [0, ...b.map((_, j) => j + 1)];
  for (let i = 0; i < a.length; i++) {
    const last = before;
    [before, row] = [row, [i + 1]];
    for (let j = 0; j < b.length; j++) {
      let step = Math.min(before[j + 1] + 1, row[j] + 1, before[j] + +(a[i] !== b[j]));
      if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j]) step = Math.min(step, last[j - 1] + 1);
      row.push(step);
    }
  }
  return Math.min(row[b.length], most + 1);
}

/** What was typed or chosen, and nothing for what is no text. */
export const typed = (response: unknown) => (typeof response === "string" ? response : "");

/** Whether a typed answer is one of those accepted: see the twin. */
export function agrees(
  given: unknown,
  accepted: string[],
  fuzzy: number,
  language?: string,
): boolean {
  const all = forms(given, language).filter((form) => form);
  const words = bared(accepted, language);
  return words.some((word) => all.some((form) => isAlike(form, word, fuzzy)));
}

/** An answer as it was typed, and without article, points between initials, and an aside. */
const forms = (given: unknown, language = "") =>
  bared(
    [String(given), String(given).replace(ASIDE, "")].map((text) => normal(text, language)),
    language,
  );

/** Answers as they are, and without article, and points between initials. */
function bared(answers: string[], language = "") {
  const bare = answers.flatMap((words) => [words, words.replace(article(language), "")]);
  return [...bare, ...bare.map((words) => words.replace(INITIALS, "$1"))];
}

function isAlike(words: string, word: string, fuzzy: number) {
  const most = Math.min(fuzzy, Math.floor([...word].length / LETTERS_A_SLIP));
  return words === word ||
    (unlettered(words) === unlettered(word) && distance(words, word, most) <= most);
}

/** Digits and signs, which may not be mistyped. */
const unlettered = (words: string) => words.replace(/[\p{L}\p{M} ]/gu, "");
