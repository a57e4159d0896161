/** What Python sends and what the page sends back; see `natorussia.propositions`. */

/** A question as the reader sees it before a forecast is committed. */
export interface Proposition {
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
  sources: { title: string; publisher: string; url: string }[];
}

/** The model of a widget, in a notebook or on a page of its own. */
export interface Model {
  // deno-lint-ignore no-explicit-any
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
export const points = (score: number): string => score.toFixed(3).replace("-", "\u2212");
