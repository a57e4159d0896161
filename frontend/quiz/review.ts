/** What is due today over the whole course, some at a time, until all of it was right once. */

import { triesOf } from "../storage/log.ts";
import { weightsOf } from "../storage/fitting.ts";
import { dueAt, isMissed, recallAt, schedule } from "../storage/schedule.ts";
import { count, onDay } from "../shared/words.ts";
import type { Card } from "./card.ts";
import { button, h } from "../shared/dom.ts";
import { chance, drawn } from "../shared/random.ts";
import type { Try } from "../storage/log.ts";
import type { Attempt } from "./attempt.ts";
import type { Question } from "./types.ts";
import { LOCALE, percent, t } from "../shared/language.ts";

const AT_ONCE = 20, NEW_AT_ONCE = 5, DAYS_NAMED = 3;

const date = (time: number) =>
  new Date(time).toLocaleDateString(LOCALE, { day: "numeric", month: "long", year: "numeric" });

/** How a try went, in words. */
function outcome({ c, n, h, s, g }: Try): string {
  if (g) return t`the answer was shown`;
  if (c < 1) {
    return (c ? t`partly right` : t`not right`) + (s === 2 ? t`, though you were sure` : "");
  }
  if (h) return t`right, with a hint`;
  return n > 1 ? t`right, at try ${n}` : t`right at once` + (s === 2 ? t`, and you were sure` : "");
}

/** Why a question with these tries is asked now. */
function whyNow(tries: Try[], again: boolean, weights: readonly number[]): string {
  const last = tries.at(-1);
  if (!last) return t`New, from a chapter that you have begun.`;
  if (again) return t`Not right at the first try today, so it is asked once more.`;
  return t`Due since ${date(dueAt(tries, weights))}: last answered on ${date(last.t)}, ${
    outcome(last)
  }. The chance that you still know it is about ${percent(recallAt(tries, Date.now(), weights))}.`;
}

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
  // As they were when the reader came, so that a question keeps its day through a sitting.
  const weights = weightsOf(store.log);
  const plan = () => schedule(store.log, [...marked.keys()], Date.now(), weights);

  const triesAt = ({ id }: Question) => triesOf(store.log, id);
  /** Only chapters that were begun ask what is new; questions of no chapter are always open. */
  function fresh(unseen: string[]) {
    const begun = new Set(all.filter((one) => triesAt(one).length).map(({ section }) => section));
    return unseen.filter((id) => {
      const { section } = marked.get(id)!;
      return !dealt.has(id) && (!section || begun.has(section));
    });
  }

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
      .map((tries) => dueAt(tries, weights)).sort((a, b) => a - b);
    const days = new Map<string, number>();
    for (const time of times) days.set(onDay(time), (days.get(onDay(time)) ?? 0) + 1);
    const named = [...days].slice(0, DAYS_NAMED).map(([when, many]) => `${many} ${when}`);
    const later = [...days.values()].slice(DAYS_NAMED).reduce((sum, many) => sum + many, 0);
    return [...named, ...(later ? [t`${later} later`] : [])].join(", ");
  }

  const { due, unseen, next } = plan();
  const missed = [...marked.values()].filter((one) => isMissed(triesAt(one)));
  attempt.why = (question, again) => whyNow(triesAt(question), again, weights);
  attempt.ask([]);
  deal(due.slice(0, AT_ONCE));
  // Asked once more after a reload, too.
  missed.slice(0, AT_ONCE).forEach(({ id }) => dealt.add(id));
  attempt.add(missed.slice(0, AT_ONCE), true);
  const isBegun = all.some((one) => triesAt(one).length);
  const lines = [
    due.length
      ? t`Due today: ${due.length}.`
      : (next
        ? t`Nothing is due today; the next question comes up ${onDay(next)}.`
        : t`Nothing is due today.`),
    missed.length ? t`Not right today, and asked once more: ${missed.length}.` : "",
    isBegun
      ? t`Not asked so far in the chapters that you have begun: ${fresh(unseen).length}.`
      : t`Questions come here once you have answered some in a chapter.`,
  ];
  const told = h("p", { role: "status" }, lines.filter(Boolean).join(" "));
  body.prepend(told);
  // Screen readers say what comes into a status that is there, and not what came with it.
  setTimeout(() => told.replaceChildren(...told.childNodes));
  body.append(end, actions);
  attempt.onTry = (card, { c, n }) => n === 1 && c < 1 && requeue(card);
  attempt.onChange = () => {
    const { cards } = attempt;
    const { due, unseen } = plan();
    const waiting = due.filter((id) => !dealt.has(id)).slice(0, AT_ONCE);
    const more = drawn(fresh(unseen), NEW_AT_ONCE, chance(attempt.seed));
    const open = cards.some((card) => !card.over && !requeued.has(card));
    const done = !waiting.length && returns();
    end.textContent = !cards.length || open
      ? ""
      : done
      ? t`Done for today. These come back: ${done}.`
      : t`That was all of these.`;
    actions.replaceChildren(
      offer(t`Ask ${waiting.length} more of those due`, waiting),
      offer(t`Ask ${count(more.length, "new one")}`, more),
    );
  };
}
