// What a search has found, marked in a text.

import { h } from "../shared/dom.ts";
import { folded } from "./filter.ts";

/**
 * A text in pieces: where a word or phrase of the query occurs, as `<mark>`.  A text that is longer or
 * shorter once it is folded, as one with ligatures, is left as it is.
 */
export function matched(text: string, words: string[]): (Node | string)[] {
  const plain = folded(text), parts: (Node | string)[] = [];
  let end = 0;
  if (words.length && plain.length === text.length) {
    const any = new RegExp(words.map((word) => word.replace(/\W/g, "\\$&")).join("|"), "g");
    for (const { 0: { length }, index } of plain.matchAll(any)) {
      parts.push(text.slice(end, index), h("mark", {}, text.slice(index, end = index + length)));
    }
  }
  return [...parts, text.slice(end)];
}
