/**
 * What is said, in the language that the bundle was stored for: `natorussia.data.languages` puts
 * `NR_LANGUAGE` before it, with the messages that it says.  Without that, all is English.
 */

import { hash } from "./random.ts";

interface Given {
  tag: string;
  dir: "ltr" | "rtl";
  /** Which form of a message goes with which of CLDR's categories of numbers. */
  plurals: Record<string, number>;
  /**
   * What is said for each message, by `short` of the English one; between isolates, as
   * `natorussia.data.languages.bundles` puts it, where it is said in English for want of words.
   */
  words: Record<string, string | string[]>;
  /** The language of the course, where another one is spoken. */
  own?: string;
}

declare const NR_LANGUAGE: Given | undefined;
const given = typeof NR_LANGUAGE === "undefined" ? undefined : NR_LANGUAGE;

export const LANGUAGE = given?.tag ?? "en-GB";
/** For `Intl`: days are Gregorian and digits 0 to 9 in every language, as Python writes them. */
export const LOCALE = `${LANGUAGE}-u-ca-gregory-nu-latn`;
/** The language of what a course itself says, where the interface speaks another. */
export const OWN = given?.own;
export const DIRECTION = given?.dir ?? "ltr";
/** What leads back and on where a text runs: arrows have no side of their own. */
export const [BACK, FORWARD] = DIRECTION === "rtl" ? ["→", "←"] : ["←", "→"];
/** The step that an arrow key asks for where the next stands on the side that a text runs to. */
export const stepOf = (key: string): number =>
  ({ ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0) * (DIRECTION === "rtl" ? -1 : 1);
export const isEnglish = /^en\b/.test(LANGUAGE);

/** The name of a message: four letters, since names weigh as texts do. */
export const short = (message: string): string => (hash(message) % 36 ** 4).toString(36);

const filled = (message: string, values: unknown[]) =>
  message.replace(/\{(\d)\}/g, (hole, place) => place in values ? String(values[place]) : hole);

/** A message and its values: t`${given} of ${all}` is the message `{0} of {1}`. */
export function t(parts: TemplateStringsArray, ...values: unknown[]): string {
  return said(parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`), values);
}

function said(message: string, values: unknown[] = []): string {
  const found = given?.words[short(message)] ?? message;
  return filled(Array.isArray(found) ? found[0] : found, values);
}

const rules = new Intl.PluralRules(LANGUAGE);

/** The form of a message that goes with a number, which is its `{0}`. */
export function plural(number: number, one: string, many: string, ...values: unknown[]): string {
  const forms = given?.words[short(one)];
  const english = number === 1 ? one : many;
  const form = Array.isArray(forms) ? forms[given!.plurals[rules.select(number)] ?? 0] : english;
  return filled(form ?? english, [numeral(number), ...values]);
}

const numerals = isEnglish ? undefined : new Intl.NumberFormat(LOCALE, { useGrouping: false });
const numeral = (number: number) => numerals?.format(number) ?? String(number);

/** A number with so many decimals, as the language writes it: −0.25, −0,25. */
export const decimal = (value: number, digits: number, least = digits): string =>
  isEnglish
    ? `${least ? value.toFixed(digits) : +value.toFixed(digits)}`.replace("-", "\u2212")
    : new Intl.NumberFormat(LOCALE, {
      maximumFractionDigits: digits,
      minimumFractionDigits: least,
      useGrouping: false,
    }).format(value).replace("-", "\u2212");

/** A share in per cent, as the language writes it: 50 %, 50%. */
export const percent = (share: number, digits = 0): string =>
  isEnglish
    ? `${+(100 * share).toFixed(digits)}\u00a0%`
    : new Intl.NumberFormat(LOCALE, { style: "percent", maximumFractionDigits: digits })
      .format(share);

/** Tell whoever reads an element aloud, and whoever lays it out, which language it is in. */
export function speak(el: HTMLElement) {
  if (isEnglish && !OWN) return;
  el.lang = LANGUAGE;
  el.dir = DIRECTION;
}
