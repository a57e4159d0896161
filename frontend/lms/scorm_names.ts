/** The two editions of SCORM: what each calls its functions and the elements of its data model. */

import { type Form, shortened } from "./responses.ts";
import { isDone, scaled, type Standing } from "./standing.ts";

export type Values = [element: string, value: string][];

export interface Edition {
  /** The object that the platform puts on a window around the page. */
  api: string;
  prefix: string;
  start: string;
  stop: string;
  limit: number;
  elements: Record<"state" | "learner" | "place" | "mode" | "mastery" | "score" | "done", string>;
  /** A mastery score as a share. */
  share(mastery: number): number;
  /** Where a response stands in an interaction, and the type in which any text may stand there. */
  response: string;
  text: string;
  /** The elements that say how things stand, and how long it took. */
  standing(standing: Standing, pass: number | null, best: number, seconds: number): Values;
  /** The elements of one interaction, below its index. */
  interaction(id: string, form: Form, more: Interaction): Values;
}

export interface Interaction {
  time: Date;
  /** The credit, from 0 to 1; null where nothing is right or wrong. */
  credit: number | null;
  points: number;
  text: string;
  language: string;
}

const two = (value: number) => String(value).padStart(2, "0");
const clock = (seconds: number) =>
  [seconds / 3600, seconds / 60 % 60, seconds % 60].map((part) => two(Math.floor(part))).join(":");
const perCent = (share: number) => String(+(100 * share).toFixed(2));
const passes = (share: number, pass: number) => share >= pass;

/** Right, wrong, or the credit where it is between. */
const result = (credit: number | null, wrong: string) =>
  credit === null
    ? "neutral"
    : credit >= 1
    ? "correct"
    : credit
    ? String(+credit.toFixed(4))
    : wrong;

const scorm12: Edition = {
  api: "API",
  prefix: "LMS",
  start: "LMSInitialize",
  stop: "LMSFinish",
  limit: 4096,
  elements: {
    state: "cmi.suspend_data",
    learner: "cmi.core.student_id",
    place: "cmi.core.lesson_location",
    mode: "cmi.core.lesson_mode",
    mastery: "cmi.student_data.mastery_score",
    score: "cmi.core.score.raw",
    done: "cmi.core.lesson_status",
  },
  share: (mastery) => mastery / 100,
  response: "student_response",
  text: "fill-in",
  standing(standing, pass, best, seconds) {
    const share = scaled(standing), judged = share !== null && pass !== null;
    const verdict = !judged ? "completed" : passes(best, pass) ? "passed" : "failed";
    const score: Values = share === null ? [] : [
      ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", "100"],
      ["cmi.core.score.raw", perCent(best)],
    ];
    return [
      ...score,
      ["cmi.core.lesson_status", isDone(standing) ? verdict : "incomplete"],
      ["cmi.core.session_time", `${clock(seconds).padStart("0000:00:00".length, "0")}`],
      ["cmi.core.exit", "suspend"],
    ];
  },
  interaction(id, form, { time, credit, points }) {
    const { type, response, correct } = shortened(form);
    return [
      ["id", id],
      ["type", type],
      ["time", clock(time.getHours() * 3600 + time.getMinutes() * 60 + time.getSeconds())],
      ["weighting", String(points)],
      ["student_response", response],
      ["result", result(credit, "wrong")],
      ...correct.map((text, n): Values[0] => [`correct_responses.${n}.pattern`, text]),
    ];
  },
};

const DESCRIBED = 250, PATTERNS = 10;

/** A text with its language before it, unless that is English, which is taken for granted. */
function described(text: string, language: string): string {
  const [base] = language.toLowerCase().split("-");
  return (base === "en" ? "" : `{lang=${base}}`) + text.replace(/^[{\s]+/, "").slice(0, DESCRIBED);
}

const scorm2004: Edition = {
  api: "API_1484_11",
  prefix: "",
  start: "Initialize",
  stop: "Terminate",
  limit: 64_000,
  elements: {
    state: "cmi.suspend_data",
    learner: "cmi.learner_id",
    place: "cmi.location",
    mode: "cmi.mode",
    mastery: "cmi.scaled_passing_score",
    score: "cmi.score.scaled",
    done: "cmi.completion_status",
  },
  share: (mastery) => mastery,
  response: "learner_response",
  text: "other",
  standing(standing, pass, best, seconds) {
    const share = scaled(standing), done = isDone(standing);
    // Moodle and Open edX take the raw score for a grade out of a hundred; the last one counts.
    const score: Values = share === null ? [] : [
      ["cmi.score.min", "0"],
      ["cmi.score.max", "100"],
      ["cmi.score.raw", perCent(best)],
      ["cmi.score.scaled", String(best)],
    ];
    const judged = done && share !== null && pass !== null;
    const verdict: Values = judged
      ? [["cmi.success_status", passes(best, pass) ? "passed" : "failed"]]
      : [];
    return [
      ...score,
      ["cmi.progress_measure", String(+(standing.answered / (standing.total || 1)).toFixed(4))],
      ["cmi.completion_status", done ? "completed" : "incomplete"],
      ...verdict,
      ["cmi.session_time", `PT${Math.round(seconds)}S`],
      ["cmi.exit", "suspend"],
    ];
  },
  interaction(id, form, { time, credit, points, text, language }) {
    return [
      ["id", id],
      ["type", form.type],
      ["timestamp", `${time.toISOString().slice(0, "2026-01-01T00:00:00.00".length)}Z`],
      ["weighting", String(points)],
      ["description", described(text, language)],
      ["learner_response", form.response],
      ["result", result(credit, "incorrect")],
      ...form.correct.slice(0, form.type === "long-fill-in" ? 1 : PATTERNS).map((
        pattern,
        n,
      ): Values[0] => [`correct_responses.${n}.pattern`, pattern]),
    ];
  },
};

export const EDITIONS: Record<string, Edition> = { scorm12, scorm2004 };
