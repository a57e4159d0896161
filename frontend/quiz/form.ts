/** What a reader fills in of one question: the answer, and how sure she is of it. */

import type { Given } from "../storage/draft.ts";
import { drawSure } from "./template.ts";
import type { Answer } from "./types.ts";

export class Form {
  #sure: HTMLInputElement[] = [];
  /** What was marked last, as text: the same again would cost a try and tell nothing. */
  #marked = "";

  constructor(readonly answer: Answer, readonly rev: string) {}

  /** Ask how sure the reader is, below the answer. */
  askSure(fieldset: Element, name: string) {
    const { el, inputs } = drawSure(name);
    this.#sure = inputs;
    fieldset.after(el);
  }

  get response(): unknown {
    return this.answer.read();
  }

  /** What the answer lacks, and what to do; empty where it is whole. */
  get missing(): string {
    return this.answer.missing?.() ?? "";
  }

  /** How sure the reader is, from 0; -1 where she did not say. */
  get sure(): number {
    return this.#sure.findIndex((input) => input.checked);
  }

  /** What stands here now, with the wording that it answers. */
  get given(): Given {
    return { a: this.response, s: this.sure, v: this.rev };
  }

  /** Note what is marked. */
  mark(response: unknown) {
    this.#marked = JSON.stringify(response);
  }

  /** Whether this response was marked last. */
  isMarked(response: unknown): boolean {
    return JSON.stringify(response) === this.#marked;
  }

  /** Whether something else stands here than what was marked last. */
  get moved(): boolean {
    return !!this.#marked && !this.isMarked(this.response);
  }

  put({ a, s }: Given) {
    this.answer.write(a);
    this.#sure.forEach((input, i) => input.checked = i === s);
  }
}
