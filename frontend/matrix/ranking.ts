/**
 * The weighted-sum model of multi-criteria decisions, and how far its result hangs on the weights
 * (over a grid of weights, after the rank acceptability of Lahdelma, Hokkanen and Salminen,
 * European Journal of Operational Research 106, 1998).
 */

export type Scores = Record<string, Record<string, number>>;
export type Weights = Record<string, number>;

export interface Place {
  id: string;
  /** The weighted mean of the scores; null where one is missing, or nothing weighs. */
  total: number | null;
  rank: number | null;
}

/**
 * What is compared: totals that agree to nine decimals share a rank, however the last bits fall;
 * `natorussia.widgets.matrix` has the same rule.
 */
const rounded = (total: number) => Math.round(total * 1e9);
const HAIR = 1e-9;
/** As many mixes of weights as a page counts without a pause. */
const MOST = 20_000;

export const scoreOf = (scores: Scores, option: string, criterion: string): number | null =>
  Object.hasOwn(scores, option) && Object.hasOwn(scores[option], criterion)
    ? scores[option][criterion]
    : null;

export function total(row: (number | null)[], weights: number[]): number | null {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!whole || row.includes(null)) return null;
  return row.reduce<number>((sum, score, i) => sum + score! * weights[i], 0) / whole;
}

const rowOf = (scores: Scores, option: string, criteria: string[]) =>
  criteria.map((criterion) => scoreOf(scores, option, criterion));

const weigh = (weights: Weights, criteria: string[]) =>
  criteria.map((criterion) => Object.hasOwn(weights, criterion) ? weights[criterion] : 0);

/** Every option with its total and rank, the best first, those without a total last. */
export function rank(
  options: string[],
  criteria: string[],
  scores: Scores,
  weights: Weights,
): Place[] {
  const mix = weigh(weights, criteria);
  const totals = options.map((id) => ({ id, total: total(rowOf(scores, id, criteria), mix) }));
  const better = (total: number) =>
    totals.filter((other) => other.total !== null && rounded(other.total) > rounded(total)).length;
  const places = totals.map(({ id, total }) => ({
    id,
    total,
    rank: total === null ? null : 1 + better(total),
  }));
  return places.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

const leaders = (places: Place[]) => places.filter(({ rank }) => rank === 1).map(({ id }) => id);

/** Which options lead if one weight were another, and the others as they are. */
export function leadersBy(
  criterion: string,
  steps: number[],
  ...[options, criteria, scores, weights]: Parameters<typeof rank>
): string[][] {
  return steps.map((step) =>
    leaders(rank(options, criteria, scores, { ...weights, [criterion]: step }))
  );
}

/** For which share of all mixes of weights each option leads, alone or with others. */
export function acceptability(
  options: string[],
  criteria: string[],
  scores: Scores,
  most: number,
): Record<string, number> {
  const rows = options.map((id) => ({ id, row: rowOf(scores, id, criteria) }))
    .filter(({ row }) => !row.includes(null));
  const steps = Math.max(2, Math.min(most + 1, Math.floor(MOST ** (1 / criteria.length))));
  const led = new Map(rows.map(({ id }) => [id, 0]));
  const mixes = steps ** criteria.length;
  for (let n = 1; n < mixes; n++) {
    const mix = criteria.map((_, i) => Math.floor(n / steps ** i) % steps);
    const sums = rows.map(({ row }) => row.reduce<number>((sum, s, i) => sum + s! * mix[i], 0));
    const best = Math.max(...sums);
    rows.forEach(({ id }, i) =>
      rounded(sums[i]) === rounded(best) && led.set(id, led.get(id)! + 1)
    );
  }
  return Object.fromEntries([...led].map(([id, count]) => [id, count / (mixes - 1)]));
}

/** Spearman's rank correlation of two rankings, on what both have ranked; null where none is. */
export function agreement(a: Place[], b: Place[]): number | null {
  const other = new Map(b.map(({ id, total }) => [id, total]));
  const both = a.filter(({ id, total }) => total !== null && other.get(id) != null);
  const x = midranks(both.map(({ total }) => total!));
  const y = midranks(both.map(({ id }) => other.get(id)!));
  const mean = (x.length + 1) / 2;
  const product = (p: number[], q: number[]) =>
    p.reduce((sum, rank, i) => sum + (rank - mean) * (q[i] - mean), 0);
  const spread = Math.sqrt(product(x, x) * product(y, y));
  return x.length > 2 && spread > HAIR ? product(x, y) / spread : null;
}

/** Ranks in which equals share the middle of their places. */
const midranks = (values: number[]) =>
  values.map(rounded).map((value, _, all) => {
    const above = all.filter((other) => other > value).length;
    const equal = all.filter((other) => other === value).length;
    return above + (equal + 1) / 2;
  });
