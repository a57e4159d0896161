/** What a learning platform is to the page, whatever its standard. */

import type { Try } from "../storage/log.ts";
import type { Asked } from "./asked.ts";
import type { Form } from "./responses.ts";
import type { Standing } from "./standing.ts";

/** One try, as it is told. */
export interface Told {
  asked: Asked;
  entry: Try;
  form: Form | null;
}

export interface Report {
  /** What is kept for the next visit, as `pack` wrote it. */
  state: string;
  standing: Standing;
  /** Tries that the platform has not confirmed. */
  tries: Told[];
  /** The question that was answered last, or nothing. */
  place: string;
  seconds: number;
}

export interface Opened {
  state: string;
  /** Who this is, to the platform. */
  learner: string;
  place: string;
  /** Tries that are in the state and may not have been told, by `nameOf`. */
  unsure?: string[];
  /** Whether this visit is recorded: previews and reviews are not. */
  records: boolean;
  /** Why it is not, in words, where the reader can do something about it. */
  why?: string;
}

export interface Platform {
  /** How many characters of state it keeps. */
  readonly limit: number;
  open(): Promise<Opened>;
  /** Tell how things stand; an error says why the platform did not take it. */
  tell(report: Report): Promise<void>;
  /** The last word of a visit, while the page goes away: nothing can be waited for. */
  close(report: Report): void;
}

/** What a package says of itself: attributes of the script that starts this. */
export interface Package {
  kind: string;
  /** The address by which statements name it. */
  iri: string;
  title: string;
  language: string;
  /** The share of the points that passes, or null where nobody fails. */
  pass: number | null;
}

export const keyOf = ({ t, n, c, g }: Try) => `${t} ${n} ${c} ${g ?? 0}`;
/** A try, among all of a page. */
export const nameOf = (question: string, entry: Try) => `${question} ${keyOf(entry)}`;
