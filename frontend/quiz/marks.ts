/** Marks whose verdict follows from the credit: the twin of `natorussia.questions.marks`. */

import type { Marks, Part } from "./types.ts";

export function marks(credit: number, parts: Part[] = []): Marks {
  // Python rounds the same way: both start from the same double.
  const bounded = Math.round(Math.min(1, Math.max(0, credit)) * 1e4) / 1e4;
  return { credit: bounded, verdict: !bounded ? "wrong" : bounded < 1 ? "partly" : "right", parts };
}

export const part = (id: string, ok: boolean | null, html = ""): Part => ({ id, ok, html });
