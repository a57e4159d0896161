/** Practice: each answer is marked when it is checked, and what was answered before is shown. */

import { button, h } from "../shared/dom.ts";
import type { Draft, Given } from "../storage/draft.ts";
import type { Attempt } from "./attempt.ts";
import type { Card } from "./card.ts";
import { t } from "../shared/language.ts";

export function practise(attempt: Attempt, draft: Draft) {
  const kept = draft.practice;
  /** Drafts that wait until the answers before them are shown. */
  const waiting = new Map<string, Given>(kept?.given);
  const again = button(t`Practise again`, () => {
    draft.since = Date.now();
    draft.practice = null;
    attempt.restart();
  });

  async function show(card: Card) {
    const { id } = card.question, tries = attempt.triesAt(card.question);
    if (tries.length) await card.restore(tries);
    card.resume(waiting.get(id));
    waiting.delete(id);
  }

  function keep() {
    const drafts = attempt.cards.flatMap(({ question, draft }): [string, Given][] =>
      draft ? [[question.id, draft]] : []
    );
    draft.practice = { seed: attempt.seed, given: [...waiting, ...drafts] };
  }

  attempt.seed = attempt.model.get("seed") ?? kept?.seed ?? attempt.seed;
  attempt.since = draft.since;
  attempt.ask(attempt.draw());
  attempt.body.append(h("div", { class: "nq-actions" }, again));
  attempt.cards.forEach(show);
  attempt.onInput = keep;
  attempt.onChange = () => {
    again.hidden = attempt.cards.every(({ earned }) => earned === null);
    // Not before anything was done: most readers of a page answer nothing.
    if (draft.practice) keep();
  };
}
