/** How typed answers are compared: the twin of `natorussia.questions.normalise`. */

import { SPACES } from "../shared/text.ts";

export const normal = (text: unknown): string =>
  String(text)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

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

export function agrees(response: unknown, accepted: string[], fuzzy: number): boolean {
  const words = normal(response);
  return !!words && accepted.some((word) => distance(words, word, fuzzy) <= fuzzy);
}

/** The number that a reader typed and what stands after it, or null. */
export function number(text: unknown): [number, string] | null {
  const tidy = String(text)
    .normalize("NFKC").replace(SPACES, " ").replace(/^ | $/g, "").toLowerCase()
    .replaceAll("\u2212", "-")
    .replace(/(?<=\d)[, '\u2019](?=\d{3}(?!\d))/g, "")
    .replace(/(?<=\d),(?=\d)/g, ".");
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?) ?([^]*)$/.exec(tidy);
  return match && [Number(match[1]), match[2]];
}
