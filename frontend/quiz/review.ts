/** What is due today over the whole course, some at a time, until all of it was right once. */

import { triesOf } from "../storage/log.ts";
import { dueAt, schedule } from "../storage/schedule.ts";
import { onDay } from "../shared/words.ts";
import type { Card } from "./card.ts";
import { button, h } from "../shared/dom.ts";
import { chance, drawn } from "../shared/random.ts";
import type { Attempt } from "./attempt.ts";

const AT_ONCE = 20, NEW_AT_ONCE = 5, DAYS_NAMED = 3;

export function review(attempt: Attempt) {
  const { all, body, store } = attempt;
  const marked = new Map(
    all.flatMap((question) => question.points ? [[question.id, question]] : []),
  );
  const dealt = new Set<string>();
  /** The cards whose question is asked once more, further down. */
  const requeued = new Set<Card>();
  const end = h("p", { role: "status" });
  const actions = h("div", { class: "nq-actions" });
  const plan = () => schedule(store.log, [...marked.keys()], Date.now());

  function deal(ids: string[]) {
    ids.forEach((id) => dealt.add(id));
    return attempt.add(ids.map((id) => marked.get(id)!));
  }

  function offer(label: string, ids: string[]) {
    if (!ids.length) return "";
    return button(label, () => {
      const [first] = deal(ids);
      attempt.summarise();
      first.focus();
    });
  }

  function requeue(card: Card) {
    if (requeued.has(card)) return;
    requeued.add(card);
    attempt.add([card.question], true);
  }

  /** When the questions of this attempt come back, in words. */
  function returns(): string {
    const times = [...dealt].map((id) => triesOf(store.log, id)).filter((tries) => tries.length)
      .map(dueAt).sort((a, b) => a - b);
    const days = new Map<string, number>();
    for (const time of times) days.set(onDay(time), (days.get(onDay(time)) ?? 0) + 1);
    const named = [...days].slice(0, DAYS_NAMED).map(([when, many]) => `${many} ${when}`);
    const later = [...days.values()].slice(DAYS_NAMED).reduce((sum, many) => sum + many, 0);
    return [...named, ...(later ? [`${later} later`] : [])].join(", ");
  }

  const { due, unseen, next } = plan();
  attempt.ask([]);
  deal(due.slice(0, AT_ONCE));
  body.prepend(
    h(
      "p",
      {},
      (due.length
        ? `Due today: ${due.length}.`
        : `Nothing is due today${next ? `; the next question comes up ${onDay(next)}` : ""}.`) +
        ` Not asked so far: ${unseen.length}.`,
    ),
  );
  body.append(end, actions);
  attempt.onTry = (card, { c, n }) => n === 1 && c < 1 && requeue(card);
  attempt.onChange = () => {
    const { cards } = attempt;
    const { due, unseen } = plan();
    const waiting = due.filter((id) => !dealt.has(id)).slice(0, AT_ONCE);
    const fresh = drawn(unseen.filter((id) => !dealt.has(id)), NEW_AT_ONCE, chance(attempt.seed));
    const open = cards.some((card) => !card.over && !requeued.has(card));
    const done = !waiting.length && returns();
    end.textContent = !cards.length || open
      ? ""
      : done
      ? `Done for today. These come back: ${done}.`
      : "That was all of these.";
    actions.replaceChildren(
      offer(`Ask ${waiting.length} more that are due`, waiting),
      offer(`Ask ${fresh.length} new ones`, fresh),
    );
  };
}
