/** Which forecasts a reader has committed, and what is known of their outcome. */

import { triesOf } from "../storage/log.ts";
import { type Store, storesOf } from "../storage/store.ts";
import { hash } from "../shared/random.ts";
import { type Pair, weigh } from "./scoring.ts";
import type { Model, Question, Resolution } from "./types.ts";

/** A forecast belongs to one wording and one horizon: a question that changes is asked anew. */
const wording = ({ question, horizon }: Question) => `${hash(`${question}\n${horizon}`)}`;

/** The name in the log, which no property of every object has: `constructor` may be an id. */
const entry = ({ id }: Question) => `forecast:${id}`;

export class ForecastRecord {
  readonly questions: Question[];
  readonly store: Store;
  #key: Record<string, Resolution>;

  constructor(private model: Model) {
    this.questions = model.get("questions");
    // The quiz keeps its own record: neither reset touches the other.
    this.store = storesOf(model.get("course")).forecasts;
    this.#key = decoded(model.get("key"));
  }

  /** The first forecast counts, whatever was brought in from other devices since. */
  said(question: Question): number | null {
    const version = wording(question);
    const found = triesOf(this.store.log, entry(question)).find(({ v, a }) =>
      v === version && isShare(a)
    );
    return found ? found.a as number : null;
  }

  /** The questions that the same event settles and that are not committed yet. */
  waitingFor({ group }: Question): Question[] {
    return this.questions.filter((one) => one.group === group && this.said(one) === null);
  }

  /** What happened, once its group is committed; none while the kernel has not told. */
  resolution(question: Question): Resolution | undefined {
    if (this.waitingFor(question).length) return undefined;
    const told = this.model.get("revealed") ?? {};
    return own(this.#key, question.id) ?? own(told, question.id);
  }

  commit(question: Question, share: number) {
    // The log wants a credit; forecasts have scores, which follow from what was said.
    this.store.add(entry(question), {
      t: Date.now(),
      c: 0,
      n: 1,
      h: 0,
      a: share,
      v: wording(question),
    });
  }

  /** Forget the forecasts of these questions, and keep those of others. */
  reset() {
    const mine = new Set(this.questions.map(entry));
    const others = Object.entries(this.store.log).filter(([id]) => !mine.has(id));
    this.store.reset();
    if (others.length) this.store.join(Object.fromEntries(others));
  }

  /** Tell Python, where there is one. */
  send() {
    const said = this.questions.flatMap((one) => {
      const share = this.said(one);
      return share === null ? [] : [[one.id, share] as const];
    });
    const committed = Object.fromEntries(said);
    if (JSON.stringify(committed) === JSON.stringify(this.model.get("committed"))) return;
    this.model.set("committed", committed);
    this.model.save_changes();
  }

  /** What can be scored, with the base rate and the weight of each question. */
  scored(): { pairs: Pair[]; references: (number | null)[]; weights: number[] } {
    const settled = this.questions.flatMap((one) => {
      const found = this.resolution(one);
      if (!found || found.resolution === "void") return [];
      const pair: Pair = [this.said(one)!, found.resolution === "yes" ? 1 : 0];
      return [{ pair, reference: found.base_rate, group: one.group }];
    });
    return {
      pairs: settled.map(({ pair }) => pair),
      references: settled.map(({ reference }) => reference),
      weights: weigh(settled.map(({ group }) => group)),
    };
  }
}

const own = <T>(all: Record<string, T>, id: string) => Object.hasOwn(all, id) ? all[id] : undefined;

const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;

function decoded(key: string): Record<string, Resolution> {
  if (!key) return {};
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
