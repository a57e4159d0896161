/** Where marks come from: the kernel where there is one, else the key that came with the page. */

import { kinds } from "./kinds/mod.ts";
import { marks } from "./marks.ts";
import type { Key, Marks, Model, Question } from "./types.ts";
import { t } from "../shared/language.ts";
import { unveiled } from "../shared/veil.ts";

export interface Reply {
  marks?: Marks;
  solution?: Key;
  /** Where to look before the next try. */
  reread?: string;
}

export interface Marker {
  mark(question: Question, response: unknown, more: object): Promise<Reply>;
  /** The marks of an earlier answer, which is no try more; `over` where its question is closed. */
  again(question: Question, response: unknown, credit: number, over: boolean): Promise<Reply>;
  reveal(question: Question): Promise<Reply>;
}

const PATIENCE = 8000;

/** `began` tells the kernel which answers belong together: it counts their tries. */
export function markerOf(model: Model, began: () => number): Marker {
  const key: string = model.get("key");
  if (model.get("later")) return elsewhere;
  return key ? onPage(key) : inKernel(model, began);
}

const taken = () => Promise.resolve<Reply>({ marks: { credit: 0, verdict: "later", parts: [] } });

/** Takes answers and tells nothing: the key is with who marks them. */
const elsewhere: Marker = { mark: taken, again: taken, reveal: () => Promise.resolve({}) };

/** The keys of questions, as a page has them. */
export function decoded(key: string): Record<string, Key> {
  return JSON.parse(unveiled(key));
}

/** The key is decoded when the first answer is checked, not while the page is being drawn. */
function onPage(key: string): Marker {
  let keys: Record<string, Key> | undefined;
  const keyOf = ({ id }: Question) => (keys ??= decoded(key))[id];
  const mark = (question: Question, response: unknown) => {
    const solution = keyOf(question);
    const marks = kinds[question.kind].score(solution, response);
    return Promise.resolve({ marks, solution, reread: solution.reread });
  };
  return {
    mark,
    again: mark,
    reveal: (question) => Promise.resolve({ solution: keyOf(question) }),
  };
}

function inKernel(model: Model, began: () => number): Marker {
  const ask = (message: object) =>
    new Promise<Reply>((resolve, reject) => {
      const n = Math.random();
      const done = (reply: unknown) => {
        if ((reply as { n?: number })?.n !== n) return;
        stop();
        resolve(reply as Reply);
      };
      const late = setTimeout(() => {
        stop();
        reject(Error(t`The kernel did not answer. Run the cell again, then check once more.`));
      }, PATIENCE);
      const stop = () => {
        clearTimeout(late);
        model.off("msg:custom", done);
      };
      model.on("msg:custom", done);
      model.send({ n, sitting: began(), ...message });
    });
  return {
    mark: ({ id }, response, more) => ask({ type: "mark", id, response, ...more }),
    // From the record: a kernel that marked without counting would tell what is right.
    async again({ id, points }, _response, credit, over) {
      const earned = marks(credit);
      if (!points) earned.verdict = "noted";
      return { marks: earned, ...(over ? await ask({ type: "reveal", id }) : {}) };
    },
    reveal: ({ id }) => ask({ type: "reveal", id }),
  };
}
