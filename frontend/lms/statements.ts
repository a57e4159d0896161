/** Statements of the Experience API about a page and its questions. */

import { textOf } from "../shared/dom.ts";
import { hash } from "../shared/random.ts";
import type { Statement } from "./lrs.ts";
import { keyOf, type Package, type Told } from "./platform.ts";
import type { Component } from "./responses.ts";
import { scaled, type Standing } from "./standing.ts";

const ADL = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context";
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
/** Under which name a statement holds a try as the course keeps it; `natorussia report` reads it. */
export const TRY = "urn:natorussia:try";
export const MASTERY = `${CMI5}/extensions/masteryscore`;
const CATEGORY = { cmi5: `${CMI5}/categories/cmi5`, moveon: `${CMI5}/categories/moveon` };

// deno-lint-ignore no-explicit-any
type Context = Record<string, any>;

/** What all statements of a visit share. */
export interface Frame {
  actor: object;
  activity: string;
  context: Context;
  /** Whether the rules of cmi5 hold. */
  cmi5: boolean;
}

const seconds = (count: number) => `PT${+count.toFixed(2)}S`;
const verb = (name: string) => ({ id: ADL + name, display: { en: name } });

/** A name of the form of a UUID that the same words always give, so that nothing is kept twice. */
export function uuidOf(words: string): string {
  const digits = [1, 2, 3, 4]
    .map((n) => (hash(`${n} ${words} ${n}`) >>> 0).toString(16).padStart(8, "0"))
    .join("");
  const marked = `${digits.slice(0, 12)}4${digits.slice(13, 16)}a${digits.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Of these a registration has one and no more, however often it is told. */
const ONCE = ["completed", "passed"];

/** A statement that cmi5 defines, or its like: about the page as a whole. */
export function ofPage(frame: Frame, name: string, result?: object, extensions?: object) {
  const { context } = frame, judged = result && ("success" in result || "completion" in result);
  const categories = [
    ...(context.contextActivities?.category ?? []),
    ...(frame.cmi5 ? [{ id: CATEGORY.cmi5 }, ...(judged ? [{ id: CATEGORY.moveon }] : [])] : []),
  ];
  return {
    id: ONCE.includes(name)
      ? uuidOf(`${JSON.stringify(frame.actor)} ${context.registration} ${frame.activity} ${name}`)
      : crypto.randomUUID?.() ?? uuidOf(`${Math.random()} ${Date.now()}`),
    actor: frame.actor,
    verb: verb(name),
    object: { objectType: "Activity", id: frame.activity },
    ...(result ? { result } : {}),
    context: {
      ...context,
      contextActivities: {
        ...context.contextActivities,
        ...(categories.length ? { category: categories } : {}),
      },
      ...(extensions ? { extensions: { ...context.extensions, ...extensions } } : {}),
    },
    timestamp: new Date().toISOString(),
  };
}

export const ended = (frame: Frame, count: number): Statement =>
  ofPage(frame, "terminated", { duration: seconds(count) });

export const completed = (frame: Frame, count: number): Statement =>
  ofPage(frame, "completed", { completion: true, duration: seconds(count) });

export function judged(frame: Frame, standing: Standing, pass: number, count: number): Statement {
  const share = scaled(standing)!, success = share >= pass;
  const score = { scaled: share, raw: +standing.raw.toFixed(4), min: 0, max: standing.max };
  const result = { success, score, duration: seconds(count) };
  const extensions = frame.cmi5 ? { [MASTERY]: pass } : undefined;
  return ofPage(frame, success ? "passed" : "failed", result, extensions);
}

/** How a question was answered, with the try as the course keeps it. */
export function answered(frame: Frame, { iri, language }: Package, told: Told): Statement {
  const { asked: { question }, entry, form } = told, { points } = question;
  const say = (text: string) => ({ [language]: text });
  const parts = (all?: Component[]) => all?.map(({ id, text }) => ({ id, description: say(text) }));
  const components = form && {
    ...(form.type === "likert" ? { scale: parts(form.choices) } : { choices: parts(form.choices) }),
    source: parts(form.source),
    target: parts(form.target),
  };
  const definition = form && {
    type: INTERACTION,
    name: say(textOf(question.prompt)),
    interactionType: form.type,
    ...(form.correct.length ? { correctResponsesPattern: form.correct } : {}),
    ...components,
  };
  const marked = {
    success: entry.c >= 1,
    score: { scaled: entry.c, raw: +(entry.c * points).toFixed(4), min: 0, max: points },
  };
  return {
    id: uuidOf(
      `${JSON.stringify(frame.actor)} ${frame.context.registration} ${question.id} ${keyOf(entry)}`,
    ),
    actor: frame.actor,
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: `${iri}#q-${question.id}`,
      ...(definition ? { definition } : {}),
    },
    result: {
      ...(form?.response ? { response: form.response } : {}),
      ...(points && !entry.u ? marked : {}),
      extensions: { [TRY]: { question: question.id, ...entry } },
    },
    context: {
      ...frame.context,
      contextActivities: {
        ...frame.context.contextActivities,
        parent: [{ objectType: "Activity", id: frame.activity }],
      },
    },
    timestamp: new Date(entry.t).toISOString(),
  };
}
