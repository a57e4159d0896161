/** What Python sends and what the page sends back; see `natorussia.widgets.matrix.widget`. */

import type { AnyModel } from "@anywidget/types";
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

/** What Python and the page share of a decision. */
export interface Traits {
  course: string;
  /** What the decision is called in the reader's record. */
  name: string;
  heading: string;
  /** What the column with what was done says. */
  outcome: string;
  options: Option[];
  criteria: Criterion[];
  readings: Reading[];
  scores: Scores;
  weights: Weights;
  /** The least score and the highest. */
  low: number;
  high: number;
}

export type Model = AnyModel<Traits>;
