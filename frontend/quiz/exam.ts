/** A quiz as a test: begun with or without a time limit, kept as a draft, and handed in once. */

import type { Draft, Kept } from "../storage/draft.ts";
import { triesOf } from "../storage/log.ts";
import { count, lasting } from "../shared/words.ts";
import { startClock } from "./timer.ts";
import { button, h } from "../shared/dom.ts";
import type { Attempt } from "./attempt.ts";
import type { Card } from "./card.ts";
import { t } from "../shared/language.ts";

const LIMITS = [10, 20, 30, 60];
const MINUTE = 60_000;
const LATER = t`Your answers are marked later, and you are told then what they earned.`;

/** Begin or go on with a test, and return how to leave it; `chosen` by the reader, who then says when it begins. */
export function startTest(attempt: Attempt, draft: Draft, chosen: boolean): () => void {
  const { body, model, summary } = attempt;
  const minutes: number | null = model.get("minutes") ?? null;
  const status = h("p", { role: "status" });
  let stopClock = () => {};
  let until: number | null = null;
  let busy = false, warned = false;

  /** Say what is to come, and let the reader turn the time limit off before it runs. */
  function offer() {
    const limits = [...new Set([0, ...LIMITS, minutes ?? 0])].sort((a, b) => a - b);
    const limit = h(
      "select",
      {},
      ...limits.map((value) =>
        h(
          "option",
          { value, selected: value === (minutes ?? 0) },
          value ? count(value, "minute") : t`none`,
        )
      ),
    );
    attempt.ask([]);
    body.append(
      h("label", { class: "nq-row" }, t`Time limit `, limit),
      h(
        "div",
        { class: "nq-actions" },
        button(t`Start the test`, () => {
          const { seed } = attempt, began = Date.now();
          const ends = +limit.value ? began + +limit.value * MINUTE : null;
          start({ seed, began, until: ends, given: [] });
          attempt.cards[0]?.focus();
        }, { class: "nq-check" }),
      ),
    );
  }

  function start(kept: Kept) {
    attempt.seed = model.get("seed") ?? kept.seed;
    attempt.began = kept.began ?? attempt.began;
    until = kept.until ?? null;
    attempt.ask(attempt.draw(), true);
    const given = new Map(kept.given);
    for (const card of attempt.cards) card.fill(given.get(card.question.id));
    body.append(h("div", { class: "nq-actions nq-submit" }, send, status));
    attempt.onInput = keep;
    keep();
    if (until) {
      const clock = startClock(until, (later) => {
        until = later;
        keep();
      }, () => handIn(true));
      stopClock = clock.stop;
      body.append(clock.el);
    }
    attempt.summarise();
  }

  function keep() {
    const { seed, began, cards } = attempt;
    draft.write({ seed, began, until, given: cards.map((card) => [card.question.id, card.given]) });
    attempt.summarise();
  }

  const send = button(t`Submit all answers`, () => {
    const those = (open: (card: Card) => boolean) =>
      attempt.cards.flatMap((card, i) => open(card) ? [i + 1] : []).join(", ");
    const left = those(({ answered }) => !answered), unread = those(({ unread }) => !!unread);
    if (busy || warned || !(left || unread)) return handIn(false);
    warned = true;
    status.textContent = [
      left && t`Not answered yet: ${left}.`,
      unread && t`Not read as a number: ${unread}. Write digits, such as 1997 or 0.5.`,
      t`Submit again to hand in as it is.`,
    ].filter(Boolean).join(" ");
  });

  async function handIn(expired: boolean) {
    if (busy) return;
    busy = true;
    stopClock();
    until = null;
    const took = lasting(Date.now() - attempt.began);
    for (const [i, card] of attempt.cards.entries()) {
      // What the kernel had marked before it fell silent is not sent twice.
      if (!card.over) await card.finish();
      if (!card.over) {
        busy = false;
        status.textContent = t`Question ${
          i + 1
        } could not be handed in, since the kernel did not answer. Nothing is lost: run the cell again, then submit again.`;
        return;
      }
    }
    attempt.onInput = () => {};
    draft.clear();
    const next = model.get("later") ? LATER : button(t`Take it again`, () => attempt.restart());
    // In sight while the answers are gone through.
    status.parentElement!.classList.add("nq-clock");
    // Read once: as what has focus, or, to whoever was typing when the time was up, as a message.
    const focused = document.activeElement === send;
    if (focused) status.removeAttribute("role");
    status.replaceChildren(
      expired ? t`Time is up, and the test was handed in as it stood. ` : "",
      t`${summary.textContent}. It took ${took}. `,
      next,
    );
    status.tabIndex = -1;
    if (focused) status.focus();
    send.remove();
  }

  /** A test that is marked elsewhere is handed in once: show what that was. */
  async function reopen() {
    attempt.ask(attempt.draw(), true);
    status.textContent = LATER;
    body.append(h("div", { class: "nq-actions" }, status));
    for (const card of attempt.cards) {
      await card.reopen(triesOf(attempt.store.log, card.question.id));
    }
    attempt.summarise();
  }

  const handedIn = attempt.all.some(({ id }) => triesOf(attempt.store.log, id).some(({ u }) => u));
  const kept = draft.read();
  if (model.get("later") && handedIn) reopen();
  else if (kept) start(kept);
  else if (chosen || minutes) offer();
  else start({ seed: attempt.seed, began: attempt.began, given: [] });
  return () => stopClock();
}
