/**
 * What a forecast is worth, as `natorussia.widgets.forecast.scoring` has it: the Brier score
 * (Brier 1950), the log score (Good 1952), and calibration in equal bins.
 */

/** A probability from 0 to 1, and 1 if it came out as yes, 0 if as no. */
export type Pair = readonly [probability: number, outcome: number];

export interface Bin {
  low: number;
  high: number;
  size: number;
  /** The mean of what was said, and the share of yes; null where the bin is empty. */
  mean: number | null;
  share: number | null;
}

export interface Rival {
  name: string;
  brier: number;
  log: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** The mean of values that count alike, or by their weights where there are any. */
const mean = (values: readonly number[], weights: readonly number[] = []) =>
  weights.length
    ? sum(values.map((value, i) => value * weights[i])) / sum(weights)
    : sum(values) / values.length;

/** Questions that one event settles share one vote: the weight of each by its group. */
export const weigh = (groups: readonly string[]): number[] =>
  groups.map((name) => 1 / groups.filter((other) => other === name).length);

/** The mean squared distance to what happened: 0 is perfect, 1 is certain and wrong. */
export const brier = (pairs: readonly Pair[], weights: readonly number[] = []): number =>
  mean(pairs.map(([p, o]) => (p - o) ** 2), weights);

/** The mean logarithm of the chance given to what happened, never below that of `clip`. */
export const logScore = (
  pairs: readonly Pair[],
  clip: number,
  weights: readonly number[] = [],
): number =>
  mean(pairs.map(([p, o]) => Math.log(Math.max(clip, Math.min(1 - clip, o ? p : 1 - p)))), weights);

/** How often what was said to be about so likely came out as yes. */
export function calibration(pairs: readonly Pair[], bins = 5): Bin[] {
  return Array.from({ length: bins }, (_, i) => {
    const within = pairs.filter(([p]) => Math.min(Math.floor(p * bins), bins - 1) === i);
    const some = within.length > 0;
    return {
      low: i / bins,
      high: (i + 1) / bins,
      size: within.length,
      mean: some ? mean(within.map(([p]) => p)) : null,
      share: some ? mean(within.map(([, o]) => o)) : null,
    };
  });
}

/** The reader beside simple rivals, on the same questions. */
export function rivals(
  pairs: readonly Pair[],
  references: readonly (number | null)[],
  clip: number,
  weights: readonly number[] = [],
): Rival[] {
  const rate = mean(pairs.map(([, o]) => o), weights);
  const strategies: [string, (i: number) => number][] = [
    ["you", (i) => pairs[i][0]],
    ["half", () => 0.5],
    ["share of yes", () => rate],
    ["optimist", () => 0.8],
    ["sceptic", () => 0.2],
  ];
  if (references.some((reference) => reference !== null)) {
    strategies.push(["base rates", (i) => references[i] ?? 0.5]);
  }
  return strategies.map(([name, guess]) => {
    const guesses = pairs.map(([, o], i): Pair => [guess(i), o]);
    return { name, brier: brier(guesses, weights), log: logScore(guesses, clip, weights) };
  });
}
