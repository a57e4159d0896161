/** What the page asks: the questions of its quizzes, with their keys, as the book put them there. */

import { decoded } from "../quiz/marking.ts";
import type { Key, Mode, Question } from "../quiz/types.ts";

export interface Asked {
  question: Question;
  key: Key | undefined;
  /** What each further try takes off, from 0 to 1. */
  penalty: number;
  test: boolean;
  /** Whether it is marked elsewhere, so that it earns nothing here. */
  later?: boolean;
}

interface State {
  course?: string;
  mode?: Mode;
  questions?: Question[];
  key?: string;
  penalty?: number;
  later?: boolean;
}

export interface Page {
  course: string;
  asked: Map<string, Asked>;
}

/** Read the states of a page; a quiz for review asks what other chapters do, and is left out. */
export function readPage(text: string): Page {
  const { models } = JSON.parse(text) as { models: Record<string, { state: State }> };
  const states = Object.values(models).map(({ state }) => state);
  const quizzes = states.filter(({ mode, questions }) =>
    questions && (mode === "practice" || mode === "test")
  );
  const asked = quizzes.flatMap(({ questions, key, mode, penalty = 0, later }) => {
    const keys: Record<string, Key> = key ? decoded(key) : {};
    return questions!.map((question): [string, Asked] => [
      question.id,
      { question, key: keys[question.id], penalty, test: mode === "test", later },
    ]);
  });
  return { course: states.find(({ course }) => course)?.course ?? "", asked: new Map(asked) };
}
