/** The sentence of a text that holds what was asked, in parts: each with whether it was met. */

import { key, words } from "./spelling.ts";

export type Part = { text: string; met: boolean };

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const LONGEST = 220;

/** Split a text into what was met and what stands between. */
export function marked(text: string, met: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { word, at } of words(text)) {
    if (!met.has(key(word))) continue;
    if (at > done) parts.push({ text: text.slice(done, at), met: false });
    parts.push({ text: word, met: true });
    done = at + word.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), met: false });
  return parts;
}

/** The sentence with most of what was met; the first of all where none has any. */
export function sentence(text: string, met: ReadonlySet<string>): string {
  const all = Array.from(sentences.segment(text), ({ segment }) => segment);
  const worth = (one: string) => {
    const here = words(one).map(({ word }) => key(word)).filter((each) => met.has(each));
    return new Set(here).size;
  };
  const best = all.reduce((a, b) => worth(b) > worth(a) ? b : a, all[0] ?? "").trim();
  return shortened(best, met);
}

function shortened(text: string, met: ReadonlySet<string>): string {
  if (text.length <= LONGEST) return text;
  const first = words(text).find(({ word }) => met.has(key(word)))?.at ?? 0;
  const from = first < LONGEST - 60 ? 0 : text.lastIndexOf(" ", first - 60) + 1;
  const end = text.lastIndexOf(" ", from + LONGEST);
  const cut = text.slice(from, end > from ? end : from + LONGEST);
  return `${from ? "… " : ""}${cut}${end < text.length ? " …" : ""}`;
}
