/** Marks whose verdict follows from the credit: the twin of `natorussia.questions.marks`. */

import type { Marks, Part } from "./types.ts";
import { t } from "../shared/language.ts";

export function marks(credit: number, parts: Part[] = []): Marks {
  if (credit >= 1) return { credit: 1, verdict: "right", parts };
  // Python rounds the same way: both start from the same double.
  const bounded = Math.min(0.9999, Math.round(Math.max(0, credit) * 1e4) / 1e4);
  return { credit: bounded, verdict: bounded ? "partly" : "wrong", parts };
}

export const part = (id: string, ok: boolean | null, html = ""): Part => ({ id, ok, html });

/** How many of all parts are right, in words; nothing where the parts are not told. */
export const rightOf = (parts: Part[], all: number, what: string) =>
  parts.length ? t`${parts.filter(({ ok }) => ok).length} of ${all} ${what} right` : "";

/** The marks of a response that could not be read, which is no try. */
export const unread = (words: string): Marks => ({
  credit: 0,
  verdict: "unread",
  parts: [part("", null, `<p>${words}</p>`)],
});
