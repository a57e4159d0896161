/** What letters are in a language: the twin of `natorussia.questions.letters`, with its table. */

import table from "../../src/natorussia/questions/letters.json" with { type: "json" };

interface Rules {
  keep: string;
  as: Record<string, string>;
}

const LANGUAGES = table.languages as unknown as Record<string, Rules>;
const ZEROS = [...table.digits].map((zero) => zero.charCodeAt(0));
const DIGITS = new RegExp(
  `[${ZEROS.map((zero) => String.fromCharCode(zero, 45, zero + 9)).join("")}]`,
  "g",
);
const APOSTROPHES = new RegExp(`[${table.apostrophes}]`, "g");
const FIRST = 0xe010, STANDING = /[\ue010-\ue0ff]/g;
const DOTLESS = "\u0131";

const ARTICLES = table.articles as Record<string, string>;
const baseOf = (language = "") => language.replace("_", "-").split("-")[0].toLowerCase();
const rulesOf = (language?: string): Rules | undefined => LANGUAGES[baseOf(language)];

/** What finds an article in front of other words; of English where no language is given. */
export function article(language?: string): RegExp {
  const words = ARTICLES[baseOf(language) || "en"] ?? "";
  return RegExp(`^(?:${words.replaceAll(" ", "|") || "(?!)"}) (?=.)`, "u");
}

/** A letter without its case. */
export const fold = (letter: string) =>
  [...letter.toUpperCase()].map((one) => one.toLowerCase()).join("");

/** A text with the digits of all scripts as 0 to 9. */
export const withDigits = (text: string) =>
  text.replace(DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - ZEROS.findLast((zero) => zero <= code)!);
  });

/** A text in which letters that a language keeps apart survive the loss of marks. */
export function sheltered(text: string, language?: string): string {
  const rules = rulesOf(language);
  if (!rules) return text;
  text = text.normalize("NFC").replace(STANDING, " ");
  const dotless = rules.keep.indexOf(DOTLESS);
  if (dotless >= 0) {
    text = text.replaceAll("\u0130", "i").replace(
      /[I\u0131]/g,
      String.fromCharCode(FIRST + dotless),
    );
  }
  text = [...text].map(fold).join("").replace(APOSTROPHES, "'");
  text = oneWay(text, rules);
  [...rules.keep].forEach((letter, i) =>
    text = text.replaceAll(letter, String.fromCharCode(FIRST + i))
  );
  return text;
}

/** A text in which what is written in two ways is written in one. */
function oneWay(text: string, { as }: Rules): string {
  for (const [written, meant] of Object.entries(as)) text = text.replaceAll(written, meant);
  return text;
}

/** A text with the letters that were sheltered; of others marks may have hidden a second way. */
export function restored(text: string, language?: string): string {
  const rules = rulesOf(language);
  if (!rules) return text;
  const kept = [...rules.keep];
  return oneWay(text, rules)
    .replace(STANDING, (sign) => kept[sign.charCodeAt(0) - FIRST] ?? sign);
}
