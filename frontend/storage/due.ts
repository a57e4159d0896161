/** When each question comes up again, kept for the pages that have no quiz to work it out. */

import { weightsOf } from "./fitting.ts";
import { dueName } from "./names.ts";
import { dueAt } from "./schedule.ts";
import type { Store } from "./store.ts";

/** Days in milliseconds since 1970, by question. */
export type Due = Record<string, number>;

const watched = new WeakSet<Store>();

/** Keep what is due in step with the answers, from now on. */
export function watchDue(store: Store) {
  if (watched.has(store)) return;
  watched.add(store);
  let weights: readonly number[] | undefined;
  store.onChange(() => {
    // Fitted once a page: a single answer hardly moves what all of them say.
    weights ??= weightsOf(store.log);
    write(store, weights);
  });
}

function write({ course, log }: Store, weights: readonly number[]) {
  const due: Due = Object.fromEntries(
    Object.entries(log).map(([id, tries]) => [id, dueAt(tries, weights)]),
  );
  try {
    localStorage.setItem(dueName(course), JSON.stringify(due));
  } catch {
    // Blocked or full, which the store says.
  }
}
