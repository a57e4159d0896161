/** Which forecasts a reader has committed, and what is known of their outcome. */

import { triesOf } from "../storage/log.ts";
import { type Store, storesOf } from "../storage/store.ts";
import { hash } from "../shared/random.ts";
import { unveiled } from "../shared/veil.ts";
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
  share(question: Question): number | null {
    const version = wording(question);
    const first = triesOf(this.store.log, entry(question)).find(({ v, a }) =>
      v === version && isShare(a)
    );
    return first ? first.a as number : null;
  }

  /** The questions that the same event settles and that are not committed yet. */
  waitingFor({ group }: Question): Question[] {
    return this.questions.filter((question) =>
      question.group === group && this.share(question) === null
    );
  }

  /** What happened, once its group is committed; none while the kernel has not told. */
  resolution(question: Question): Resolution | undefined {
    if (this.waitingFor(question).length) return undefined;
    const revealed = this.model.get("revealed") ?? {};
    return own(this.#key, question.id) ?? own(revealed, question.id);
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
    const shares = this.questions.flatMap((question) => {
      const share = this.share(question);
      return share === null ? [] : [[question.id, share] as const];
    });
    const committed = Object.fromEntries(shares);
    if (JSON.stringify(committed) === JSON.stringify(this.model.get("committed"))) return;
    this.model.set("committed", committed);
    this.model.save_changes();
  }

  /** What can be scored, with the base rate and the weight of each question. */
  scored(): { pairs: Pair[]; references: (number | null)[]; weights: number[] } {
    const settled = this.questions.flatMap((question) => {
      const resolution = this.resolution(question);
      if (!resolution || resolution.resolution === "void") return [];
      const pair: Pair = [this.share(question)!, resolution.resolution === "yes" ? 1 : 0];
      return [{ pair, reference: resolution.base_rate, group: question.group }];
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
  return key ? JSON.parse(unveiled(key)) : {};
}
