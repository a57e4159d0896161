/** A reader's scores and weights: kept in the browser, and told to Python where there is one. */

import { triesOf } from "../storage/log.ts";
import { type Store, storesOf } from "../storage/store.ts";
import { scoreOf, type Scores, type Weights } from "./ranking.ts";
import type { Choice, Criterion, Model, Option } from "./types.ts";

export const HEAVIEST = 5;

export class Decision {
  readonly options: Option[];
  readonly criteria: Criterion[];
  readonly store: Store;
  readonly low: number;
  readonly high: number;
  scores: Scores = {};
  weights: Weights = {};
  #entry: string;
  #start: Weights;

  constructor(private model: Model) {
    this.options = model.get("options");
    this.criteria = model.get("criteria");
    this.low = model.get("low");
    this.high = model.get("high");
    this.#start = model.get("weights");
    this.store = storesOf(model.get("course")).decisions;
    this.#entry = `decision:${model.get("name")}`;
    this.#take({ scores: model.get("scores"), weights: this.#start });
    this.pull();
  }

  /** What was kept last, on this device or another. */
  pull() {
    const last = triesOf(this.store.log, this.#entry).at(-1)?.a;
    if (last) this.#take(last as Choice);
  }

  /** Keep what fits the present options and criteria; the record may be older, or strange. */
  #take(choice: Partial<Choice>) {
    const fits = (value: unknown, low: number, high: number): value is number =>
      typeof value === "number" && value >= low && value <= high;
    this.scores = Object.fromEntries(this.options.map(({ id }) => {
      const row = this.criteria.map((criterion) => [
        criterion.id,
        scoreOf(choice?.scores ?? {}, id, criterion.id),
      ]);
      return [id, Object.fromEntries(row.filter(([, s]) => fits(s, this.low, this.high)))];
    }));
    this.weights = Object.fromEntries(this.criteria.map(({ id }) => {
      const weight = Object.hasOwn(choice?.weights ?? {}, id) ? choice.weights![id] : null;
      return [id, fits(weight, 0, HEAVIEST) ? weight : 1];
    }));
  }

  score(option: string, criterion: string, value: number | null) {
    if (value === null) delete this.scores[option][criterion];
    else this.scores[option][criterion] = value;
  }

  /** Keep it and tell Python. */
  keep() {
    const choice = structuredClone({ scores: this.scores, weights: this.weights });
    this.store.add(this.#entry, { t: Date.now(), c: 0, n: 1, h: 0, a: choice });
    this.send();
  }

  send() {
    const { scores, weights } = structuredClone({ scores: this.scores, weights: this.weights });
    this.model.set("scores", scores);
    this.model.set("weights", weights);
    this.model.save_changes();
  }

  /** Forget this decision, and keep others of the course. */
  reset() {
    const others = Object.entries(this.store.log).filter(([id]) => id !== this.#entry);
    this.store.reset();
    if (others.length) this.store.join(Object.fromEntries(others));
    this.#take({ scores: {}, weights: this.#start });
    this.send();
  }

  get missing(): number {
    const cells = this.options.length * this.criteria.length;
    return cells - Object.values(this.scores).reduce((n, row) => n + Object.keys(row).length, 0);
  }

  get started(): boolean {
    return this.missing < this.options.length * this.criteria.length;
  }
}
