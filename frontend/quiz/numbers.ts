/** Numbers as they are typed, exact and compared as decimals: the twin of `natorussia.questions.numbers`. */

import { SPACES } from "../shared/text.ts";
import { withDigits } from "./letters.ts";

/** Digits times ten to a power. */
export type Decimal = [bigint, number];

const RAISED = /(?<=10)[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+/g;
const TIMES_TEN = /(?<=[0-9.]) ?[x\u00d7*\u00b7\u22c5] ?10(?:\^|\*\*)/gi;
const GROUPED =
  /(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:['\u2019]\d{3})+|(?:\.\d{3}){2,}|\.\d{3}(?=,\d))(?!\d)/g;
const HEAD = /[+-]?[0-9.,'\u2019 ]*[0-9.,]/;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:e([+-]?\d+))? ?([^]*)$/i;
const LONGEST = 400, FARTHEST = 400, ULPS = 2n ** 50n;

function decimal(digits: string, power: number): Decimal {
  const [whole, rest = ""] = digits.replace("+", "").split(".");
  const minus = whole.startsWith("-");
  const value = BigInt(whole.replace("-", "") + rest || "0");
  return [minus ? -value : value, power - rest.length];
}

const swapped = (head: string) => head.replace(/[.,]/g, (sign) => sign === "." ? "," : ".");

/** The number that a reader typed and what stands after it, or null; a comma may be the point. */
export function number(text: unknown, point = "."): [Decimal, string] | null {
  const plain = withDigits(spaced(String(text).replace(RAISED, (raised) => `^${raised}`)))
    .replace(/[\u2010-\u2013\u2212]/g, "-");
  const tidy = (point === "," ? plain.replace(HEAD, swapped) : plain)
    .replace(/(?<=[0-9])\u066c(?=[0-9])/g, "")
    .replaceAll("\u066b", ".")
    .replace(TIMES_TEN, "e")
    .replace(GROUPED, (grouped) => grouped.replace(/[^0-9]/g, ""))
    .replace(/(?<=\d),(?=\d)/g, ".");
  const found = NUMBER.exec(tidy);
  if (!found || found[1].length > LONGEST || (found[2] ?? "").length > "+0400".length) return null;
  const power = Number(found[2] ?? 0);
  return Math.abs(power) > FARTHEST ? null : [decimal(found[1], power), found[3]];
}

/** The other number that a text can mean, to whom a comma is a point; null if none. */
export function otherwise(text: unknown, point = "."): Decimal | null {
  const meant = number(text, point), other = number(text, point === "," ? "." : ",");
  return other && (!meant || !isSame(meant[0], other[0])) ? other[0] : null;
}

/** Text in compatible letters, with single spaces between its words. */
export const spaced = (text: string) =>
  text.normalize("NFKC").replace(SPACES, " ").replace(/^ | $/g, "");

/** Units of the course as people write them; any other is compared as it is written. */
const UNITS: Record<string, string> = {
  "%": "per cent",
  percent: "per cent",
  km: "kilometre",
  kilometers: "kilometre",
  kilometer: "kilometre",
  mi: "mile",
  kg: "kilogram",
  t: "tonne",
};

/** A unit as it is compared: a known short form in full, and without a plural's s. */
export function unitWord(unit: string): string {
  const name = spaced(unit).toLowerCase();
  return (Object.hasOwn(UNITS, name) ? UNITS[name] : name).replace(/s$/, "");
}

/** The decimal that a number of a key was written as. */
export function exact(value: number): Decimal {
  const [digits, power = "0"] = String(value).split("e");
  return decimal(digits, Number(power));
}

export const times = ([a, m]: Decimal, [b, n]: Decimal): Decimal => [a * b, m + n];

const size = (value: bigint) => (value < 0n ? -value : value);
const isWhole = ([digits, power]: Decimal) => power >= 0 || digits % 10n ** BigInt(-power) === 0n;

/** Decimals as whole numbers of one unit. */
function aligned(...decimals: Decimal[]): bigint[] {
  const least = Math.min(...decimals.map(([, power]) => power));
  return decimals.map(([digits, power]) => digits * 10n ** BigInt(power - least));
}

export function isMore(one: Decimal, other: Decimal): boolean {
  const [a, b] = aligned(one, other);
  return a > b;
}

function isSame(one: Decimal, other: Decimal): boolean {
  const [a, b] = aligned(one, other);
  return a === b;
}

/** Whether a number is as near as it must be: exactly, or a few units in the last place off. */
export function within(
  given: Decimal,
  wanted: Decimal,
  tolerance: Decimal,
  factor: number,
): boolean {
  const [a, b, most] = aligned(given, wanted, tolerance);
  const beyond = size(a - b) - most;
  if (beyond <= 0n) return true;
  if (factor === 1 && isWhole(wanted) && isWhole(tolerance)) return false;
  return beyond * ULPS <= (size(a) > size(b) ? size(a) : size(b));
}
