/** Counts and times in words. */

export const count = (number: number, what: string) =>
  `${number} ${what}${number === 1 ? "" : "s"}`;

/** Things in a row: “1, 2 and 4”. */
export const listed = (things: (string | number)[]) =>
  [things.slice(0, -1).join(", "), `${things.at(-1)}`].filter(Boolean).join(" and ");

/** How long something took: in seconds below a minute, then in minutes. */
export function lasting(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? count(seconds, "second") : count(Math.round(seconds / 60), "minute");
}

/** A day such as “on 4 May”; tomorrow is called so. */
export function onDay(time: number, now = Date.now()): string {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  if (Math.round((midnight(time) - midnight(now)) / 86_400_000) === 1) return "tomorrow";
  return `on ${new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`;
}
