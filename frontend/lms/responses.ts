/**
 * Responses in the words that SCORM 2004 and xAPI share: a type, and identifiers with `[,]`, `[.]`
 * and `[:]` between them (SCORM 2004 4th edition, Run-Time Environment, 4.2.9; xAPI 1.0.3, part 2,
 * appendix C), and in the letters of SCORM 1.2 (Run-Time Environment, 3.4.2.7).
 */

import { civil } from "../shared/calendar.ts";
import { textOf } from "../shared/dom.ts";
import { factor } from "../quiz/kinds/numeric.ts";
import { exact, number, times } from "../quiz/numbers.ts";
import type { Key, Question } from "../quiz/types.ts";

export interface Component {
  id: string;
  text: string;
}

export interface Form {
  type: "choice" | "sequencing" | "matching" | "numeric" | "fill-in" | "long-fill-in" | "likert";
  response: string;
  correct: string[];
  /** What identifiers stand for: options, or what is matched with what. */
  choices?: Component[];
  source?: Component[];
  target?: Component[];
}

type Draw = (question: Question, key: Key | undefined, given: unknown) => Form;
type Pairs = Record<string, string>;
interface Html {
  id: string;
  html: string;
}

const COMMA = "[,]", DOT = "[.]", COLON = "[:]";
const LONGEST = 250, LONGEST_OF_ALL = 4000, DIGITS = 7, LARGEST = 1e10, MOST_BLANKS = 10;
const named = (all: Html[]): Component[] => all.map(({ id, html }) => ({ id, text: textOf(html) }));
const list = (value: unknown): string => (Array.isArray(value) ? value : []).join(COMMA);

/** Text that nothing takes for a separator or for a language in braces. */
const plain = (text: unknown) =>
  String(text ?? "").replace(/\[([,.:])\]/g, "$1").replace(/\s+/g, " ").replace(/^[{\s]+/, "")
    .slice(0, LONGEST_OF_ALL);

function typed(response: string, correct: string[]): Form {
  const isLong = response.length > LONGEST, right = correct.map(plain);
  return {
    type: isLong ? "long-fill-in" : "fill-in",
    response,
    correct: right.filter((text) => isLong || text.length <= LONGEST),
  };
}

const chosen: Draw = ({ options }, key, given) => ({
  type: "choice",
  response: Array.isArray(given) ? list(given) : String(given ?? ""),
  correct: key ? [[key.answer].flat().join(COMMA)] : [],
  choices: named(options),
});

const pairsOf = (pairs: Pairs) =>
  Object.entries(pairs).map(([left, right]) => `${left}${DOT}${right}`).join(COMMA);

const matched: Draw = ({ items, rights }, key, given) => {
  // Moodle takes letters, digits, points and underlines alone in short names.
  const nameOf = (right: string) => `right_${rights.indexOf(right) + 1}`;
  const pairs = (all: Pairs) =>
    pairsOf(Object.fromEntries(Object.entries(all).map(([id, right]) => [id, nameOf(right)])));
  return {
    type: "matching",
    response: pairs((given ?? {}) as Pairs),
    correct: key ? [pairs(key.answer)] : [],
    source: named(items),
    target: rights.map((right: string) => ({ id: nameOf(right), text: right })),
  };
};

const reasoned: Draw = ({ options }, key, given) => {
  const pairs = ({ verdict, reason }: { verdict?: unknown; reason?: unknown }) =>
    pairsOf({ verdict: String(verdict ?? ""), reason: String(reason ?? "") });
  return {
    type: "matching",
    response: given ? pairs(given) : "",
    correct: key ? [pairs(key.answer)] : [],
    source: ["verdict", "reason"].map((id) => ({ id, text: id })),
    target: [...["true", "false"].map((id) => ({ id, text: id })), ...named(options)],
  };
};

/** A number in digits, a whole one in all of them; none where that takes a power of ten. */
function digits(value: number): string {
  const text = String(Number.isInteger(value) ? value : +value.toPrecision(DIGITS));
  return Math.abs(value) < LARGEST && !text.includes("e") ? text : "";
}

const counted: Draw = (_question, key, given) => {
  const { value = "", unit = "" } = (given ?? {}) as { value?: string; unit?: string };
  const words = (number(value)?.[1] ? value : `${value} ${unit}`).trim();
  // As it was typed: how it is to be read is known to who has the key.
  if (!key) return typed(plain(words), []);
  const read = number(value, key.decimal), { units } = key;
  const worth = read && factor(units, read[1] || unit);
  const [count, power] = read && worth ? times(read[0], exact(worth)) : [0n, NaN];
  const response = digits(Number(`${count}e${power}`));
  const ends = [key.number - key.tolerance, key.number + key.tolerance].map(digits);
  // A range without an end would take any number for right.
  if (!response || ends.includes("")) {
    return typed(plain(words), [`${key.answer.value} ${key.answer.unit}`.trim()]);
  }
  return { type: "numeric", response, correct: [ends.join(COLON)] };
};

/** A day since 1970 as a date of ISO 8601, as fine as the scale it was picked on. */
function date(day: number, grain: string): string {
  const { year, month, day: of } = civil(day);
  const text = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  const two = (value: number) => `-${String(value).padStart(2, "0")}`;
  return text + (grain === "year" ? "" : two(month)) + (grain === "day" ? two(of) : "");
}

const placed: Draw = ({ grain }, key, given) =>
  typed(
    typeof given === "number" ? date(given, grain) : "",
    key ? [...new Set([key.answer, key.until - 1].map((day) => date(day, grain)))] : [],
  );

/** What stands in several blanks as one text: what stands between them stands in none. */
const inOne = (given: string[]): string =>
  (given.length > 1 ? given.map((one) => one.replace(/;/g, ",")) : given).join("; ");

const filled: Draw = ({ blanks }, key, given) => {
  const names = Object.keys(blanks);
  const each = (of: Pairs) => names.map((name) => plain(of[name]).slice(0, LONGEST));
  const response = each((given ?? {}) as Pairs), correct = key ? [each(key.answer)] : [];
  if (names.length > MOST_BLANKS) return typed(inOne(response), correct.map(inOne));
  const parted = (all: string[]) => all.join(COMMA);
  return { type: "fill-in", response: parted(response), correct: correct.map(parted) };
};

const FORMS: Record<string, Draw> = {
  single: chosen,
  multiple: chosen,
  poll: (question, _key, given) => ({ ...chosen(question, undefined, given), type: "likert" }),
  order: (question, key, given) => ({
    ...chosen({ ...question, options: question.items }, key, given),
    type: "sequencing",
  }),
  match: matched,
  reason: reasoned,
  numeric: counted,
  place: placed,
  blanks: filled,
  text: (_question, key, given) => typed(plain(given), key?.accept ?? []),
};

/** A response in a form that platforms know, or null of a kind that they do not. */
export function formOf(question: Question, key: Key | undefined, given: unknown): Form | null {
  return Object.hasOwn(FORMS, question.kind) ? FORMS[question.kind](question, key, given) : null;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789", SHORT = 255;

/** A form in the words of SCORM 1.2: a letter for each identifier; no text over 255 characters. */
export function shortened({ type, response, correct, ...parts }: Form): Form {
  const letter = (all: Component[] | undefined, id: string) =>
    LETTERS[all?.findIndex((one) => one.id === id) ?? -1] ?? "";
  const each = (text: string, name: (part: string) => string) =>
    text.split(COMMA).filter(Boolean).map(name).join(",").slice(0, SHORT);
  const say = (text: string) => {
    if (type === "matching") {
      return each(text, (pair) => {
        const [left, right] = pair.split(DOT);
        return `${letter(parts.source, left)}.${letter(parts.target, right)}`;
      });
    }
    if (parts.choices) return each(text, (id) => letter(parts.choices, id));
    if (type === "numeric") return text.split(COLON)[0];
    return inOne(text.split(COMMA)).slice(0, SHORT);
  };
  // A range has no form there; a single number has.
  const isRange = (text: string) => new Set(text.split(COLON)).size > 1;
  return {
    type: type === "long-fill-in" ? "fill-in" : type,
    response: say(response),
    correct: correct.filter((text) => !isRange(text)).map(say),
  };
}
