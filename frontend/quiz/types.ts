/** What Python sends and what the page keeps; see `natorussia.questions`. */

import type { AnyModel } from "@anywidget/types";
import type { Section } from "../storage/section.ts";

export interface Part {
  id: string;
  ok: boolean | null;
  html: string;
}

export interface Marks {
  credit: number;
  verdict: "right" | "partly" | "wrong" | "noted" | "later" | "unread";
  parts: Part[];
}

/** The public face of a question; each kind adds its own fields. */
// deno-lint-ignore no-explicit-any
export type Question = Record<string, any> & {
  id: string;
  kind: string;
  level: string;
  points: number;
  prompt: string;
  hints: string[];
  shuffle: boolean;
  rev: string;
};

/** What marking needs: `answer` is a response that is right. */
// deno-lint-ignore no-explicit-any
export type Key = Record<string, any>;

/** A drawn answer space. */
export interface Answer {
  el: HTMLElement;
  /** The response, or null while nothing is given. */
  read(): unknown;
  /** What a response lacks before it can be marked, and what to do; empty where it is whole. */
  missing?(): string;
  /** Why a response cannot be read, which is known before it is marked; empty where it can. */
  unread?(): string;
  /** Fill in a response; null takes back what was given. */
  write(response: unknown): void;
  /** Where the mark of each part goes; parts without a place go below. */
  slots?: Record<string, HTMLElement>;
  /** What comes before the feedback on each part, where it does not fit beside it. */
  notes?: Record<string, string>;
}

export interface Tools {
  /** A name that no other control on the page has. */
  name: string;
  shuffled<T>(list: T[]): T[];
  /** Say something to a screen reader, and show it. */
  say(text: string): void;
}

export interface Kind {
  draw(question: Question, tools: Tools): Answer;
  score(key: Key, response: unknown): Marks;
  /** How much of a response was right that was not so as a whole, in words. */
  counted?(question: Question, marks: Marks): string;
  /** The right answer in words, shown when the question is over. */
  tell(question: Question, key: Key, response: unknown): string | Node;
  /** Where an answer and the truth stand in time, for the chapter's timeline to draw. */
  placed?(key: Key, response: unknown): Placed | null;
}

/** What `nr:place` carries: days since 1970, and the distance in words. */
export interface Placed {
  event: string;
  guess: number;
  truth0: number;
  truth1: number;
  words: string;
}

export type Mode = "practice" | "test" | "review";

/** What Python and the page share of a quiz; see `natorussia.widgets.quiz.widget`. */
export interface Traits {
  course: string;
  heading: string;
  mode: Mode;
  /** The section of a chapter after which these are asked; empty or `end` where it is none. */
  after: string;
  questions: Question[];
  sections: Section[];
  /** The answers, encoded; empty where the kernel marks. */
  key: string;
  /** Whether the key is elsewhere: what is handed in is marked by who has it. */
  later?: boolean;
  pool: number | Record<string, number> | null;
  shuffle: boolean;
  seed: number | null;
  confidence: boolean;
  penalty: number;
  minutes: number | null;
}

export type Model = AnyModel<Traits>;
