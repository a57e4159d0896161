/** Practice: each answer is marked when it is checked, and what was answered before is shown. */

import { button, h } from "../shared/dom.ts";
import type { Draft } from "../storage/draft.ts";
import { triesOf } from "../storage/log.ts";
import type { Attempt } from "./attempt.ts";

export function practise(attempt: Attempt, draft: Draft) {
  const { since } = draft;
  const again = button("Practise again", () => {
    draft.since = Date.now();
    attempt.restart();
  });
  attempt.ask(attempt.draw());
  attempt.body.append(h("div", { class: "nq-actions" }, again));
  for (const card of attempt.cards) {
    const { id, rev } = card.question;
    const tries = triesOf(attempt.store.log, id).filter(({ t }) => t >= since)
      // Revisions of six digits stood for hints and feedback too, and tell no other wording.
      .map((entry) => entry.v?.length === 6 ? { ...entry, v: rev } : entry);
    if (tries.length) card.restore(tries);
  }
  attempt.onChange = () => again.hidden = attempt.cards.every(({ earned }) => earned === null);
}
