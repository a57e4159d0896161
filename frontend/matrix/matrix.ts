/** The decision matrix: the reader scores and weighs, sees what follows, and compares. */

import { keeper } from "../storage/keeper.ts";
import { drawProblem } from "../storage/backup.ts";
import { button, download, h } from "../shared/dom.ts";
import { Decision } from "./decision.ts";
import { drawForm } from "./form.ts";
import { scoreOf } from "./ranking.ts";
import { drawComparison, drawRanking, drawSensitivity, placesOf } from "./results.ts";
import type { Model } from "./types.ts";
import { speak, t } from "../shared/language.ts";

/** A cell that no spreadsheet takes for a formula. */
const harmless = (cell: string): string =>
  /^['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(cell) && isNaN(+cell) ? `'${cell}` : cell;

/** The matrix as a table for a spreadsheet. */
export function csv(decision: Decision): string {
  const quoted = (cell: unknown) => `"${harmless(`${cell ?? ""}`).replaceAll('"', '""')}"`;
  const { criteria, options, scores, weights } = decision;
  const totals = new Map(placesOf(decision).map(({ id, total, rank }) => [id, [total, rank]]));
  const rows = [
    ["alternative", ...criteria.map(({ id }) => id), "total", "rank"],
    ["weight", ...criteria.map(({ id }) => weights[id]), "", ""],
    ...options.map(({ id, title }) => [
      title,
      ...criteria.map((criterion) => scoreOf(scores, id, criterion.id)),
      ...totals.get(id)!,
    ]),
  ];
  return rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

function drawMatrix(root: HTMLElement, model: Model): () => void {
  const decision = new Decision(model);
  const { store, options, criteria } = decision;
  const problem = h("p", { class: "nr-problem", role: "status" });
  const summary = h("p", { class: "nm-summary", role: "status" });
  const form = h("div");
  const ranking = h("div"), sensitivity = h("div"), comparison = h("div");
  const advice = h("p", { class: "nr-about" });
  const confirming = h("p", { role: "status" });
  let mine = false;

  function tell() {
    const filled = options.length * criteria.length - decision.missing;
    const [first] = placesOf(decision);
    const leads = first?.rank ? options.find(({ id }) => id === first.id)!.title : "";
    const all = options.length * criteria.length;
    summary.textContent = t`${filled} of ${all} scores given` +
      (leads ? t` · first: ${leads}` : "");
    advice.textContent = decision.missing
      ? t`Fill in your own scores first; missing: ${decision.missing}.`
      : "";
    drawProblem(problem, model.get("course"), store.problem);
  }
  function show() {
    ranking.replaceChildren(drawRanking(decision, placesOf(decision)));
    if (weighing.open) sensitivity.replaceChildren(drawSensitivity(decision));
    if (comparing.open) {
      const drawn = drawComparison(decision, model.get("readings"), model.get("outcome"));
      comparison.replaceChildren(drawn);
    }
  }
  function settled() {
    mine = true;
    decision.keep();
    mine = false;
    tell();
  }
  function redraw() {
    form.replaceChildren(drawForm(decision, { moved: show, settled }));
    show();
    tell();
  }
  const weighing = h(
    "details",
    { ontoggle: show },
    h("summary", {}, t`How far does it hang on the weights?`),
    sensitivity,
  );
  const comparing = h(
    "details",
    { ontoggle: show },
    h("summary", {}, t`Compare with other readers, and with what was done`),
    advice,
    comparison,
  );
  const saving = button(t`Save as a table`, () => {
    download(`${model.get("name")}.csv`, csv(decision), "text/csv");
    confirming.textContent = t`Saved.`;
  });
  const resetting = button(t`Start again`, () => {
    const settle = (text: string) => {
      confirming.textContent = text;
      resetting.focus();
    };
    const drop = button(t`Delete these scores`, () => {
      decision.reset();
      redraw();
      settle(t`Your scores were deleted.`);
    });
    const keep = button(t`Keep them`, () => settle(t`Nothing was deleted.`));
    confirming.replaceChildren(t`Delete your scores and weights? `, drop, " ", keep);
    keep.focus();
  });

  root.append(
    summary,
    h("p", { class: "nr-about" }, t`Your scores are kept in ${keeper()} alone.`),
    problem,
    form,
    h("p", { class: "nm-sub" }, t`Your ranking`),
    ranking,
    weighing,
    comparing,
    h("div", { class: "nm-actions" }, saving, resetting),
    confirming,
  );
  redraw();
  if (decision.started) decision.send();
  return store.onChange(() => {
    if (mine) return;
    decision.pull();
    redraw();
  });
}

function render({ model, el }: { model: Model; el: HTMLElement }) {
  speak(el);
  const heading: string = model.get("heading");
  const root = h("section", { class: "nr-matrix", "aria-label": heading || t`Decision matrix` });
  el.append(root);
  if (heading) root.append(h("p", { class: "nr-heading" }, heading));
  const stop = drawMatrix(root, model);
  root.dataset.ready = "true";
  return stop;
}

export default { render };
