/** One question: the forecast that a reader makes, and afterwards what happened. */

import { button, h, link } from "../shared/dom.ts";
import { brier, logScore } from "./scoring.ts";
import { points, type Question, type Resolution } from "./types.ts";
import { percent, t } from "../shared/language.ts";

const KINDS: Record<string, string> = {
  forecast: t`Forecast`,
  conditional: t`Conditional`,
  recommendation: t`Recommendation`,
};
const IN_ARTICLE: Record<string, string> = {
  stated: t`stated in the article`,
  implied: t`implied by the article`,
  absent: t`asked by the course`,
};
const QUICK = [5, 20, 50, 80, 95];
const STEP = 5;
const ANSWER = { yes: t`Yes`, no: t`No`, void: t`Void` };

/** The question with what it is about, in either state. */
export function drawQuestion(question: Question): HTMLElement {
  const about = [
    question.section,
    KINDS[question.kind] ?? question.kind,
    IN_ARTICLE[question.in_article],
  ]
    .filter(Boolean).join(" · ");
  const when = [question.horizon && t`Settled by ${question.horizon}`, question.paragraph].filter(
    Boolean,
  );
  return h(
    "div",
    { class: "nf-asked" },
    about ? h("p", { class: "nf-eyebrow" }, about) : "",
    h("p", { class: "nf-ask", dir: "auto" }, question.question),
    when.length ? h("p", { class: "nr-about" }, when.join(" · ")) : "",
  );
}

/** The controls of one forecast: slider, number and buttons are three ways to the same figure. */
export function drawForm(question: Question, start: number, commit: (share: number) => void) {
  let value = start;
  const figure = h("output", { class: "nf-figure", "aria-hidden": "true" });
  const slider = h("input", {
    type: "range",
    min: 0,
    max: 100,
    "aria-label": t`How likely is yes?`,
  });
  const field = h("input", { type: "number", min: 0, max: 100, step: "any", inputmode: "decimal" });
  const send = h("button", { type: "submit" });
  const fault = h("p", { class: "nf-fault", role: "alert" });

  function show(next: number, from?: HTMLElement) {
    value = Math.max(0, Math.min(100, next));
    const text = percent(value / 100, 1);
    figure.textContent = text;
    slider.value = `${value}`;
    slider.setAttribute("aria-valuetext", `${text}, ${words(value)}`);
    if (from !== field) field.value = `${+value.toFixed(1)}`;
    send.textContent = t`Commit ${text}`;
    refuse("");
  }
  function refuse(text: string) {
    fault.textContent = text;
    field.toggleAttribute("aria-invalid", !!text);
  }
  const typed = () => (field.value.trim() === "" ? NaN : Number(field.value));
  const isSound = () => typed() >= 0 && typed() <= 100;

  // Some engines take Enter here for a press of Commit, which cannot be taken back.
  slider.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  slider.addEventListener("input", () => show(Number(slider.value)));
  field.addEventListener("input", () => isSound() && show(typed(), field));
  const by = (step: number, sign: string, name: string) =>
    button(sign, () => show(value + step), { "aria-label": name, class: "nf-step" });
  const form = h(
    "form",
    {
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        if (isSound()) return commit(value / 100);
        refuse(t`Got ${field.value || t`nothing`}; give a number from 0 to 100.`);
        field.focus();
      },
    },
    h(
      "div",
      { class: "nf-dial" },
      figure,
      by(-STEP, "\u2212", t`${STEP} points less`),
      h(
        "div",
        { class: "nf-slide" },
        slider,
        h(
          "div",
          { class: "nf-ends", "aria-hidden": "true" },
          h("span", {}, t`surely no`),
          h("span", {}, t`surely yes`),
        ),
      ),
      by(STEP, "+", t`${STEP} points more`),
    ),
    h(
      "div",
      { class: "nf-row" },
      h("label", {}, t`Yes, in per cent `, field),
      h(
        "span",
        { class: "nf-quick", role: "group", "aria-label": t`Set the forecast to` },
        ...QUICK.map((share) => button(percent(share / 100), () => show(share))),
      ),
    ),
    fault,
    h("div", { class: "nf-actions" }, send),
  );
  show(start);
  return h("div", {}, drawQuestion(question), form);
}

/** A figure in words, for those who hear the slider. */
const words = (value: number) =>
  value === 50 ? t`a tossed coin` : value > 50 ? t`rather yes` : t`rather no`;

/** What happened and what the forecast earned. */
export function drawResult(
  question: Question,
  share: number,
  resolution: Resolution,
  clip: number,
) {
  const sources = resolution.sources.map(({ title, publisher, url, lang }) =>
    h(
      "li",
      { dir: "auto" },
      link(title, url, lang),
      publisher && publisher !== title ? `, ${publisher}` : "",
    )
  );
  return h(
    "div",
    {},
    drawQuestion(question),
    h(
      "div",
      { class: `nf-result nf-came-${resolution.resolution}` },
      h(
        "p",
        { class: "nf-verdict" },
        h("b", {}, ANSWER[resolution.resolution]),
        h("span", {}, settled(resolution)),
      ),
      drawBar(share, resolution),
      h("p", { class: "nf-earned" }, earned(share, resolution, clip)),
      resolution.outcome ? h("p", { dir: "auto" }, resolution.outcome) : "",
      resolution.note ? h("p", { class: "nr-about", dir: "auto" }, resolution.note) : "",
      resolution.base_rate_class
        ? h("p", { class: "nr-about", dir: "auto" }, t`Base rate: ${resolution.base_rate_class}`)
        : "",
      sources.length
        ? h("div", { class: "nf-cited" }, h("p", {}, t`Sources`), h("ul", {}, ...sources))
        : "",
    ),
  );
}

const settled = ({ resolution, resolved }: Resolution) =>
  resolution === "void"
    ? t`cannot be settled, so it is not scored`
    : resolved
    ? t`settled ${resolved}`
    : t`settled`;

/** A line from no to yes, with the forecast, a coin and the outcome; the words say the same. */
function drawBar(share: number, { resolution, base_rate }: Resolution): HTMLElement {
  const mark = (name: string, share: number) =>
    h("i", { class: name, style: `left:${100 * share}%` });
  const scored = resolution !== "void";
  const end = resolution === "yes" ? 1 : 0;
  return h(
    "div",
    { class: "nf-line", "aria-hidden": "true" },
    scored
      ? h("i", {
        class: "nf-gap-to",
        style: `left:${100 * Math.min(share, end)}%;width:${100 * Math.abs(share - end)}%`,
      })
      : "",
    mark("nf-coin", 0.5),
    base_rate === null ? "" : mark("nf-rate", base_rate),
    scored ? mark("nf-true", end) : "",
    mark("nf-you", share),
  );
}

/** The forecast and its scores in one sentence. */
export function earned(share: number, { resolution, base_rate }: Resolution, clip: number): string {
  const yours = t`You said ${percent(share)}`;
  const reference = base_rate === null ? "" : t` The base rate says ${percent(base_rate)}.`;
  if (resolution === "void") return `${yours}.${reference}`;
  const pair = [[share, resolution === "yes" ? 1 : 0]] as const;
  return t`${yours}: Brier score ${points(brier(pair))} (a coin earns 0.250), log score ${
    points(logScore(pair, clip))
  } (a coin ${points(Math.log(0.5))}).${reference}`;
}

/** The same in few words, for a live region. */
export const outcomeWords = (share: number, { resolution }: Resolution): string =>
  t`Committed ${percent(share)}. The answer: ${ANSWER[resolution].toLowerCase()}.`;
