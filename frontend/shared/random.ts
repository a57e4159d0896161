/** Chance that a seed fixes: mulberry32, and the Fisher-Yates shuffle. */

export type Chance = () => number;

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number that stands for a text (FNV-1a). */
export function hash(text: string): number {
  let result = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    result = Math.imul(result ^ text.charCodeAt(i), 0x01000193);
  }
  return result >>> 0;
}

export function shuffled<T>(list: readonly T[], random: Chance): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** As many of a list as wanted, drawn by chance, in their own order. */
export function drawn<T>(list: readonly T[], count: number | null, random: Chance): T[] {
  if (count == null || count >= list.length) return [...list];
  const kept = new Set(shuffled(list.map((_, i) => i), random).slice(0, count));
  return list.filter((_, i) => kept.has(i));
}

/** Draw from questions: so many, or so many of each level, in their own order; null draws all. */
export function pooled<T extends { level: string }>(
  questions: readonly T[],
  pool: number | Record<string, number> | null,
  random: Chance,
): T[] {
  if (typeof pool !== "object" || !pool) return drawn(questions, pool, random);
  const kept = new Set(
    Object.entries(pool).flatMap(([level, count]) =>
      drawn(questions.filter((question) => question.level === level), count, random)
    ),
  );
  return questions.filter((question) => kept.has(question));
}
