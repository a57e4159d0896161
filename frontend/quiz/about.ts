/** What a question asks of its reader and what it is worth, in a line above it. */

import { t } from "../shared/language.ts";
import { amount } from "./feedback.ts";
import type { Question } from "./types.ts";

const LEVELS: Record<string, string> = {
  recall: t`recall`,
  understand: t`understand`,
  analyse: t`analyse`,
  evaluate: t`evaluate`,
};

export const about = ({ level, points }: Question) =>
  `${LEVELS[level] ?? level} · ${points ? amount(points) : t`a poll`}`;
