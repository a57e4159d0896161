/**
 * One spelling for many: the key under which a word is found, whoever wrote it down.  Accents go,
 * Cyrillic is read as Latin, transliterations of Slavic names fall together, British and American
 * spellings too, and what remains is cut to its stem (Porter 1980).
 */

import { stemmer } from "stemmer";

const CYRILLIC: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: "а",
    b: "б",
    v: "в",
    g: "гґ",
    d: "д",
    e: "еёэє",
    zh: "ж",
    z: "з",
    i: "иіїйы",
    k: "к",
    l: "л",
    m: "м",
    n: "н",
    o: "о",
    p: "п",
    r: "р",
    s: "с",
    t: "т",
    u: "у",
    f: "ф",
    h: "х",
    ts: "ц",
    ch: "ч",
    sh: "ш",
    shch: "щ",
    "": "ъь",
    iu: "ю",
    ia: "я",
  }).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin])),
);
const SPECIAL: Record<string, string> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/** In this order; each takes a way to write a sound to one that all share. */
const RULES: [RegExp, string][] = [
  [/^(ye|je)/, "e"],
  [/tsch|tch|cz/g, "ch"],
  [/sch|zh/g, "sh"],
  [/ts|tz|z|c(?=[eiy])/g, "s"],
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/([gk])h/g, "$1"],
  [/w/g, "v"],
  [/x/g, "ks"],
  [/[jy]/g, "i"],
  [/our\b/, "or"],
  [/tre\b/, "ter"],
  [/mme\b/, "m"],
  [/(.)\1+/g, "$1"],
];
const NUMBER = /\d/;
/** Of Roman numbers those that are no letter and no word. */
const ROMAN: Record<string, string> = { ii: "2", iii: "3", iv: "4", vi: "6", vii: "7", viii: "8" };

/** A text without case, accents and Cyrillic letters. */
export const plain = (text: string): string =>
  text.toLowerCase().normalize("NFC").replace(/[а-яёєіїґ]/g, (letter) => CYRILLIC[letter] ?? letter)
    .replace(/[łøđßæœı]/g, (letter) => SPECIAL[letter]).normalize("NFKD").replace(/\p{M}/gu, "");

/** The key of a word; numbers stay as they are, and Roman ones become Arabic. */
export function key(word: string): string {
  const written = plain(word);
  if (Object.hasOwn(ROMAN, written)) return ROMAN[written];
  if (NUMBER.test(written)) return written;
  return stemmer(RULES.reduce((sound, [rule, shared]) => sound.replace(rule, shared), written));
}

const WORD = /[\p{L}\p{N}]+(?:['’](?!s\b)[\p{L}]+)*/gu;

/** The words of a text with their places, without a possessive s. */
export const words = (text: string): { word: string; at: number }[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, at: index }))
    .filter(({ word, at }) => !(word === "s" && /['’]/.test(text[at - 1] ?? "")));

const COMMON = new Set(
  `a an and are as at be been but by can could did do does for from had has have how i if in into is
  it its me my of on or our she he they their them there this that the these those to us was we were
  what when where which who whom whose why will with would you your about happened happen mean means
  explain tell many much long`.split(/\s+/),
);

/** The keys of the words that say something; all of them where no word does. */
export function keys(text: string): string[] {
  const said = words(text).map(({ word }) => word);
  const kept = said.filter((word) => !COMMON.has(plain(word)));
  return (kept.length ? kept : said).map(key);
}
