/** The forecast widget: a probability first, then what happened, and what the forecast was worth. */

import { drawProblem } from "../storage/backup.ts";
import { keeper } from "../storage/keeper.ts";
import { button, h } from "../shared/dom.ts";
import { drawBoard } from "./board.ts";
import { drawForm, drawQuestion, drawResult, outcomeWords } from "./card.ts";
import { ForecastRecord } from "./record.ts";
import type { Model, Question } from "./types.ts";
import { percent, speak, t } from "../shared/language.ts";

const rules = () =>
  t`Say how likely a yes is, and commit it; what happened comes after that, and a forecast stays as it was given. They are kept in ${keeper()} alone. The outcomes are not secret: they are only out of sight.`;

function drawForecast(root: HTMLElement, model: Model): () => void {
  const record = new ForecastRecord(model);
  const { questions, store } = record;
  const clip: number = model.get("clip");
  const isOpen = (question: Question) => record.share(question) === null;
  const summary = h("p", { class: "nf-summary" });
  const problem = h("p", { class: "nr-problem", role: "status" });
  const status = h("p", { class: "nr-hidden", role: "status" });
  const chosen = h("select", {
    "aria-label": t`Question`,
    onchange: () => go(chosen.selectedIndex),
  });
  const card = h("div", { class: "nf-card" });
  const board = h("div", { class: "nf-board" });
  const paper = h("ol", { class: "nf-paper" });
  const confirming = h("p", { class: "nf-confirm", role: "status" });
  const back = button(t`Previous`, () => go(at - 1));
  const forth = button(t`Next`, () => go(at + 1));
  let at = Math.max(0, questions.findIndex(isOpen));
  /** What the card shows: a form is not redrawn while somebody fills it. */
  let drawn = "";
  /** The question that was just committed, whose outcome is to be said. */
  let unannounced = "";

  function nextOpen(): number {
    const after = questions.findIndex((question, i) => i > at && isOpen(question));
    return after < 0 ? questions.findIndex(isOpen) : after;
  }

  function go(to: number) {
    at = Math.max(0, Math.min(questions.length - 1, to));
    confirming.replaceChildren();
    draw();
  }

  function drawCard(question: Question) {
    const share = record.share(question), resolution = record.resolution(question);
    const state = `${at} ${share} ${!!resolution} ${record.waitingFor(question).length}`;
    if (state === drawn) return;
    drawn = state;
    if (share === null) return card.replaceChildren(drawForm(question, 50, commit));
    if (!resolution) {
      const others = record.waitingFor(question);
      const text = others.length
        ? t`Committed. One event settles this question and others: what happened is told once you have committed question ${
          others.map((other) => questions.indexOf(other) + 1).join(", ")
        } too.`
        : t`Committed. The kernel has not told what happened; run it.`;
      card.replaceChildren(drawQuestion(question), h("p", {}, text));
      // A region that comes with its words is read by no screen reader.
      if (unannounced === question.id) status.textContent = text;
      return drawOn();
    }
    card.replaceChildren(drawResult(question, share, resolution, clip));
    if (unannounced === question.id) status.textContent = outcomeWords(share, resolution);
    unannounced = "";
    drawOn();
  }

  function drawOn() {
    if (nextOpen() < 0) return;
    const on = button(t`Next open question`, () => {
      go(nextOpen());
      card.querySelector("input")?.focus();
    }, { class: "nf-on" });
    card.append(h("div", { class: "nf-actions" }, on));
  }

  function commit(share: number) {
    const question = questions[at];
    status.textContent = "";
    unannounced = question.id;
    record.commit(question, share);
    (card.querySelector<HTMLElement>(".nf-on") ?? chosen).focus();
  }

  function drawList() {
    const label = (question: Question, i: number) => {
      const text = question.question.length > 70
        ? `${question.question.slice(0, 69)}…`
        : question.question;
      return `${isOpen(question) ? "○" : "●"} ${i + 1}. ${text}`;
    };
    chosen.replaceChildren(
      ...questions.map((question, i) => h("option", { dir: "auto" }, label(question, i))),
    );
    chosen.selectedIndex = at;
    paper.replaceChildren(...questions.map((question) => {
      const share = record.share(question);
      const figure = share === null ? "____ %" : percent(share);
      return h("li", { dir: "auto" }, `${question.question} (${question.horizon}) ${figure}`);
    }));
  }

  function draw() {
    const open = questions.filter(isOpen).length;
    summary.textContent = questions.length
      ? t`Question ${at + 1} of ${questions.length} · ${questions.length - open} committed`
      : t`There are no questions.`;
    drawProblem(problem, model.get("course"), store.problem);
    if (!questions.length) return;
    drawList();
    drawCard(questions[at]);
    back.toggleAttribute("disabled", at === 0);
    forth.toggleAttribute("disabled", at === questions.length - 1);
    board.replaceChildren(drawBoard(record.scored(), clip));
    resetting.hidden = open === questions.length;
  }

  const resetting = button(t`Start again`, () => {
    const settle = (text: string) => {
      confirming.textContent = text;
      (resetting.hidden ? chosen : resetting).focus();
    };
    const keep = button(t`Keep them`, () => settle(t`Nothing was deleted.`));
    const drop = button(t`Delete these forecasts`, () => {
      record.reset();
      go(0);
      settle(t`Your forecasts were deleted.`);
    });
    confirming.replaceChildren(t`Delete your forecasts of these questions? `, drop, " ", keep);
    keep.focus();
  });

  function changed() {
    record.send();
    draw();
  }

  const nav = h("div", { class: "nf-nav" }, back, chosen, forth);
  const parts = questions.length ? [nav, card, status, board, resetting, confirming, paper] : [];
  root.append(summary, h("p", { class: "nr-about" }, rules()), problem, ...parts);
  changed();
  const stop = store.onChange(changed);
  model.on("change:revealed", draw);
  return () => {
    stop();
    model.off("change:revealed", draw);
  };
}

function render({ model, el }: { model: Model; el: HTMLElement }) {
  speak(el);
  const heading: string = model.get("heading");
  const root = h("section", { class: "nr-forecast", "aria-label": heading || t`Forecasts` });
  el.append(root);
  if (heading) root.append(h("p", { class: "nr-heading" }, heading));
  const stop = drawForecast(root, model);
  root.dataset.ready = "true";
  return stop;
}

export default { render };
