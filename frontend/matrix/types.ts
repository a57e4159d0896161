/** What Python sends and what the page sends back; see `natorussia.widgets.matrix.widget`. */

import type { Scores, Weights } from "./ranking.ts";

export interface Option {
  id: string;
  title: string;
  text: string;
  for: string;
  where: string;
  /** What became of it, shown only on demand. */
  done: string;
  evidence: string;
  events: string[];
  sources: string[];
}

export interface Criterion {
  id: string;
  title: string;
  words: string;
}

/** How somebody else scored the same. */
export interface Reading {
  id: string;
  title: string;
  scores: Scores;
  reasons: Record<string, string>;
}

export interface Choice {
  scores: Scores;
  weights: Weights;
}

/** The model of a widget, in a notebook or on a page of its own. */
export interface Model {
  // deno-lint-ignore no-explicit-any
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
}
