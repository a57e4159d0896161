/** A quiz on the page: for practice, as a test, or for review, as the author or the reader wants. */

import { button, h } from "../shared/dom.ts";
import { Draft } from "../storage/draft.ts";
import { watchDue } from "../storage/due.ts";
import { isInPlatform } from "../storage/keeper.ts";
import type { Store } from "../storage/store.ts";
import { Attempt } from "./attempt.ts";
import { startTest } from "./exam.ts";
import { practise } from "./practice.ts";
import { review } from "./review.ts";
import type { Model } from "./types.ts";
import { percent, t } from "../shared/language.ts";

const ABOUT = {
  practice: t`Each answer is marked when you check it, and you may try again`,
  test: t`All answers are marked together, once, when you submit them.`,
  review: t`Each answer is marked when you check it, and what was not right is asked once more`,
};
const LATER =
  t`All answers are handed in together, once, when you submit them, and marked later. What is right does not stand on this page.`;
const NOT_SECRET = t` The answers come with the page, so they are not secret.`;
const KERNEL = t` Answers are marked in the kernel.`;
const KEPT = t` What you answer stays in this browser.`;
const REPORTED = t` What you answer is kept and reported by your learning platform.`;

/** What a further try and a hint cost, said before either is taken. */
function costs(model: Model): string {
  const share = model.get("penalty"), hinted = model.get("questions").some((q) => q.hints.length);
  const tries = share ? t`: each further try can earn ${percent(share, 1)} less.` : ".";
  const hints = t` A hint costs no points, but has the question come up sooner in review.`;
  return tries + (hinted ? hints : "");
}

/** Whether these are asked where a section of a chapter ends, and not in a place of their own. */
export const isInline = (model: Model) => !["", "end"].includes(model.get("after") ?? "");

/** Draw a quiz; returns how to end it. */
export function drawQuiz(root: HTMLElement, store: Store, model: Model): () => void {
  const mode = model.get("mode");
  const attempt = new Attempt(model, store);
  const { body, summary, problem } = attempt;
  const draft = new Draft(store.course, attempt.all, model.get("pool"));
  const about = h("p", { class: "nr-about" });
  const choices = [t`Practise`, t`Take it as a test`].map((label, i) =>
    button(label, () => {
      asTest = !!i;
      begin();
    })
  );
  // A test that was begun goes on after a reload.
  let asTest = mode === "test" || mode === "practice" && !!draft.read();
  let leave = () => {};

  function begin() {
    leave();
    leave = () => {};
    attempt.reset();
    const way = asTest ? "test" : mode;
    const later = model.get("later");
    const where = later ? "" : model.get("key") ? NOT_SECRET : KERNEL;
    about.textContent = (later ? LATER : ABOUT[way]) + (way === "test" ? "" : costs(model)) +
      (isInline(model) ? "" : where + (isInPlatform() ? REPORTED : KEPT));
    choices.forEach((choice, i) => choice.setAttribute("aria-pressed", `${asTest === !!i}`));
    if (way === "review") review(attempt);
    else if (asTest) leave = startTest(attempt, draft, mode !== "test");
    else practise(attempt, draft);
    attempt.summarise();
  }

  attempt.restart = () => {
    begin();
    attempt.focus();
  };
  if (mode === "practice" && !isInline(model)) {
    const group = { class: "nq-modes", role: "group", "aria-label": t`How to take this quiz` };
    root.append(h("div", group, ...choices));
  }
  root.append(summary, about, problem, body);
  begin();
  // Later than the handlers of the kinds, whose buttons change answers too.
  for (const event of ["input", "change", "click"]) {
    body.addEventListener(event, () => queueMicrotask(() => attempt.onInput()));
  }
  const stop = store.onChange(() => attempt.renew());
  watchDue(store);
  return () => {
    attempt.clear();
    leave();
    stop();
  };
}
