/** Place an event on the timeline: marked by how far off it is. */

import { count } from "../../shared/words.ts";
import {
  civil,
  daysFromCivil,
  MONTHS,
  yearCount,
  yearTyped,
  yearWords,
} from "../../shared/calendar.ts";
import { button, h } from "../../shared/dom.ts";
import { marks, part } from "../marks.ts";
import type { Key, Kind, Question } from "../types.ts";
import { t } from "../../shared/language.ts";

function amount(months: number, off: number): string {
  if (months < 1) return count(off, "day");
  if (months < 24 && months !== 12) return count(months, "month");
  const rest = months % 12, years = Math.floor(months / 12);
  const whole = yearCount(years);
  return rest && years < 1e4 ? t`${whole} and ${count(rest, "month")}` : whole;
}

/** The distance in words, such as "14 months early". */
function howFar(key: Key, first: number, off: number): string {
  const early = first < key.answer;
  const [from, to] = (early ? [first, key.answer] : [key.until - 1, first]).map(civil);
  const years = to.year - from.year;
  const months = key.grain === "year"
    ? years * 12
    : years * 12 + to.month - from.month - +(key.grain === "day" && to.day < from.day);
  const far = amount(months, off);
  return early ? t`${far} early` : t`${far} late`;
}

/** The first day that was picked, and the day after the last one. */
function picked(at: number, grain: string, step = 1): [number, number] {
  const { year, month } = civil(at);
  if (grain === "day") return [at, at + 1];
  return grain === "month"
    ? [daysFromCivil(year, month), daysFromCivil(year, month + 1)]
    : [daysFromCivil(year), daysFromCivil(year + step)];
}

/** Whether it is a day whose date can be told: up to almost twice the age of the universe. */
const isDay = (response: unknown): response is number =>
  typeof response === "number" && Math.abs(response) < 9e12;

function distance(key: Key, first: number, after: number) {
  const off = Math.max(0, key.answer - (after - 1), first - (key.until - 1));
  return { off, text: off ? howFar(key, first, off) : t`On time` };
}

function words(at: number, grain: string): string {
  const { year, month, day } = civil(at);
  const rest = grain === "year" ? "" : `${MONTHS[month - 1]} `;
  return `${grain === "day" ? `${day} ` : ""}${rest}${yearWords(year)}`;
}

/** A scale: how many steps it has, and what day each begins on. */
function scale({ from, to, grain, step: size = 1 }: Question) {
  const { year, month } = civil(from);
  const start = (step: number) =>
    grain === "day"
      ? from + step
      : grain === "month"
      ? daysFromCivil(year, month + step)
      : daysFromCivil(year + step * size);
  const step = (day: number) => {
    const at = civil(day);
    return grain === "day"
      ? day - from
      : grain === "month"
      ? (at.year - year) * 12 + at.month - month
      : Math.floor((at.year - year) / size);
  };
  return { start, step, last: step(to - 1) };
}

const percentOf = (share: number) => `${(100 * share).toFixed(2)}%`;

/** A mark on the line; where a page has a policy on its content, no attribute may style it. */
function tickAt(share: number, kind = ""): HTMLElement {
  const tick = h("i", { class: kind });
  tick.style.left = percentOf(share);
  return tick;
}

type Landmark = [day: number, title: string, when: string];

/** The chapter's turning points, in order of time, and among them the place that is being chosen. */
function drawAmong({ from, to, landmarks = [] }: Question) {
  const share = (day: number) => (day - from) / (to - from);
  const items = landmarks.map(([day, title, when]: Landmark) => ({
    day,
    el: h("li", {}, h("span", { html: title }), ` (${when})`),
  }));
  const ticks = landmarks.map(([day]: Landmark) => tickAt(share(day)));
  const mine = h("li", { class: "nq-you" }), mark = tickAt(0, "nq-you");
  const list = h("ol", {}, ...items.map(({ el }: { el: HTMLElement }) => el));
  const axis = h("div", { class: "nq-axis", "aria-hidden": "true" }, ...ticks, mark);
  let before: string | null = null;

  /** Put the place there, or take it away; says what it comes after, where that has changed. */
  function put(day: number | null, words: string): string {
    mine.remove();
    mark.hidden = day === null;
    if (day === null) return before = "";
    mark.style.left = percentOf(share(day));
    mine.textContent = t`Your place: ${words}`;
    const later = items.find((one: { day: number }) => one.day > day);
    list.insertBefore(mine, later?.el ?? null);
    const previous = mine.previousElementSibling?.textContent;
    const found = previous ? t`after ${previous}` : t`before all others`;
    if (found === before) return "";
    before = found;
    return `, ${found}`;
  }
  const el = landmarks.length ? h("div", { class: "nq-strip nq-among" }, axis, list) : "";
  return { el, put: landmarks.length ? put : () => "" };
}

export const place: Kind = {
  draw(question) {
    const { grain, step: size = 1 } = question;
    const early = civil(question.from).year < 1;
    const { start, step, last } = scale(question);
    let touched = false;
    const slider = h("input", {
      type: "range",
      min: 0,
      max: last,
      step: 1,
      "aria-label": t`When it was`,
      oninput: () => show(+slider.value),
    });
    const output = h("output");
    const among = drawAmong(question);
    const year = h(
      "input",
      {
        oninput: typed,
        onchange: left,
        ...early ? { class: "nq-year" } : { type: "number", step: 1 },
      },
    );
    const month = h(
      "select",
      { oninput: typed, onchange: left },
      ...MONTHS.map((label, i) => h("option", { value: i + 1 }, label)),
    );
    const day = h("input", { type: "number", min: 1, max: 31, oninput: typed, onchange: left });
    const fields = [
      [t`Year`, year],
      ...(grain === "year" ? [] : [[t`Month`, month]]),
      ...(grain === "day" ? [[t`Day`, day]] : []),
    ] as [string, HTMLElement][];

    /** The step that stands in the fields: they are what is answered; NaN where it is off the line. */
    function at() {
      const y = yearTyped(year.value), m = grain === "year" ? 1 : +month.value;
      const longest = daysFromCivil(y, m + 1) - daysFromCivil(y, m);
      const d = grain === "day" ? Math.min(Math.max(1, +day.value || 1), longest) : 1;
      const n = step(daysFromCivil(y, m, d));
      return n >= 0 && n <= last ? n : NaN;
    }
    function tell(text: string, day: number | null = null) {
      const more = among.put(day, text);
      // The slider says where it is by itself.
      output.ariaLive = document.activeElement === slider ? "off" : null;
      output.textContent = text;
      slider.setAttribute("aria-valuetext", text + more);
    }
    function fill(n: number) {
      const date = civil(start(n));
      slider.value = `${n}`;
      year.value = early ? yearWords(date.year) : `${date.year}`;
      [month.value, day.value] = [`${date.month}`, `${date.day}`];
    }
    function show(to: number) {
      touched = true;
      fill(Math.min(last, Math.max(0, Number.isFinite(to) ? to : 0)));
      tell(words(start(+slider.value), grain), start(+slider.value));
    }
    /** What is being typed is left alone: most years begin as a number that is off the line. */
    function typed() {
      const n = at();
      touched = true;
      if (n >= 0) slider.value = `${n}`;
      const [from, to] = [question.from, question.to - 1].map((day) => words(day, grain));
      if (n >= 0) tell(words(start(n), grain), start(n));
      else tell(t`Not on this line: it runs from ${from} to ${to}`);
    }
    /** What was typed gives way to the day that was read, as the last of a month for one too many. */
    function left() {
      if (grain === "day" && at() >= 0) fill(at());
    }
    function clear() {
      fill(Math.round(last / 2));
      touched = false;
      tell(t`Not placed yet`);
    }
    const by = (label: string, steps: number) =>
      button(label, () => {
        show(+slider.value + steps);
        slider.dispatchEvent(new Event("change", { bubbles: true }));
      });
    const inYear = { day: 365, month: 12, year: 10 }[grain as "day" | "month" | "year"];
    const one = size > 1 ? yearCount(size) : count(1, grain);
    const bigger = grain === "year" ? yearCount(10 * size) : count(1, "year");
    clear();
    const ends = [question.from, question.to - 1].map((at) => h("span", {}, words(at, "year")));
    const slot = h(
      "div",
      { class: "nq-place" },
      output,
      among.el,
      slider,
      h("div", { class: "nq-ends", dir: "ltr", "aria-hidden": "true" }, ...ends),
      h(
        "div",
        { class: "nq-row" },
        h(
          "span",
          { class: "nq-row", dir: "ltr" },
          by(`− ${bigger}`, -inYear),
          by(`− ${one}`, -1),
          by(`+ ${one}`, 1),
          by(`+ ${bigger}`, inYear),
        ),
        ...fields.map(([label, field]) => h("label", {}, label, field)),
      ),
    );
    return {
      el: slot,
      read: () => touched && at() >= 0 ? start(at()) : null,
      missing: () =>
        touched && !(at() >= 0) ? t`This date is not on the line: change it, then check.` : "",
      write: (day) => isDay(day) ? show(step(day)) : clear(),
    };
  },
  score(key, response) {
    if (!isDay(response)) return marks(0);
    const [first, after] = picked(Math.floor(response), key.grain, key.step);
    const { off, text } = distance(key, first, after);
    const full = off <= key.full;
    return marks(
      full ? 1 : Math.min(0.9999, (key.zero - off) / (key.zero - key.full)),
      [part("", full, full ? `<p>${text}: ${key.event}.</p>` : `<p>${text}.</p>`)],
    );
  },
  placed(key, response) {
    if (!isDay(response)) return null;
    const { text } = distance(key, ...picked(Math.floor(response), key.grain, key.step));
    const { id: event, answer: truth0, until: truth1 } = key;
    return { event, guess: response, truth0, truth1, words: text };
  },
  tell(question, key, response) {
    const share = (day: number) => (day - question.from) / (question.to - question.from);
    type Line = [number, string, string];
    const lines: Line[] = key.around.map((
      [day, id, title, when]: [number, string, string, string],
    ) => [day, "", `<a href="#event=${id}">${title}</a> (${when})`] as Line);
    lines.push([key.answer, "nq-true", `<b>${key.event}</b>`]);
    if (typeof response === "number") {
      lines.push([response, "nq-you", t`Your answer: ${words(response, question.grain)}`]);
    }
    lines.sort(([a], [b]) => a - b);
    return h(
      "div",
      { class: "nq-strip" },
      h(
        "div",
        { class: "nq-axis", "aria-hidden": "true" },
        ...lines.map(([day, kind]) => tickAt(share(day), kind)),
      ),
      h("ol", {}, ...lines.map(([, kind, html]) => h("li", { class: kind, html }))),
    );
  },
};
