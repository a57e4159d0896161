/** Counts and times in words. */

import { LANGUAGE, LOCALE, plural, t } from "./language.ts";

export const count = (number: number, what: string) =>
  plural(number, `{0} ${what}`, `{0} ${what}s`);

/** Things in a row: “1, 2 and 4”, or “1, 2 or 4”. */
export const listed = (
  things: (string | number)[],
  type: "conjunction" | "disjunction" = "conjunction",
) => new Intl.ListFormat(LANGUAGE, { type }).format(things.map(String));

/** How long something took: in seconds below a minute, then in minutes. */
export function lasting(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? count(seconds, "second") : count(Math.round(seconds / 60), "minute");
}

/** A day such as “on 4 May”; tomorrow is called so. */
export function onDay(time: number, now = Date.now()): string {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  if (Math.round((midnight(time) - midnight(now)) / 86_400_000) === 1) return t`tomorrow`;
  return t`on ${new Date(time).toLocaleDateString(LOCALE, { day: "numeric", month: "long" })}`;
}
