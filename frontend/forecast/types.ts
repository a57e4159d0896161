/** What Python sends and what the page sends back; see `natorussia.widgets.forecast.table`. */

import type { AnyModel } from "@anywidget/types";
import { decimal } from "../shared/language.ts";

/** A question as the reader sees it before a forecast is committed. */
export interface Question {
  id: string;
  question: string;
  section: string;
  paragraph: string;
  kind: string;
  /** Whether the article states it, implies it, or is silent. */
  in_article: string;
  horizon: string;
  /** Questions that one event settles: their outcomes are told together, and count as one. */
  group: string;
}

/** What is shown afterwards. */
export interface Resolution {
  resolution: "yes" | "no" | "void";
  resolved: string;
  outcome: string;
  note: string;
  base_rate: number | null;
  base_rate_class: string;
  sources: { title: string; publisher: string; url: string; lang?: string }[];
}

/** What Python and the page share of some forecasts; see `natorussia.widgets.forecast.widget`. */
export interface Traits {
  course: string;
  heading: string;
  questions: Question[];
  /** What happened, encoded; empty where the kernel tells it. */
  key: string;
  /** What the kernel has told, by id. */
  revealed: Record<string, Resolution>;
  /** The least chance that the log score counts. */
  clip: number;
  /** The shares that the reader has committed, by id. */
  committed: Record<string, number>;
}

export type Model = AnyModel<Traits>;

export const points = (score: number): string => decimal(score, 3);
