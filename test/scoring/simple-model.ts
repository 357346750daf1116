import type { Comparison, Prior } from '../../src/model/linkage-model.ts'

/** A comparison of two or more levels that looks at one field of its own. */
export function comparison(
  name: string,
  scope: Comparison['scope'],
  m: readonly number[],
  u: readonly number[],
): Comparison {
  const levels = m.map((value, level) => ({ name: `level ${level}`, m: value, u: u[level]! }))
  return { kind: 'exact', name, field: name, scope, levels }
}

/** Four comparisons, one of each scope and one of three levels. */
export const COMPARISONS: readonly Comparison[] = [
  comparison('given', 'person', [0.05, 0.15, 0.8], [0.95, 0.03, 0.02]),
  comparison('sex', 'person', [0.02, 0.98], [0.5, 0.5]),
  comparison('birth', 'birth', [0.1, 0.9], [0.98, 0.02]),
  comparison('surname', 'family', [0.1, 0.9], [0.97, 0.03]),
  comparison('parents', 'family', [0.2, 0.8], [0.96, 0.04]),
]

export const PRIOR: Prior = {
  matchesPerRecord: 0.5,
  siblingsPerRecord: 0.4,
  twinsPerRecord: 0.05,
  population: 2001,
}

/** No siblings and no twins: two classes, as Fellegi and Sunter have them. */
export const STRANGERS_ONLY: Prior = { ...PRIOR, siblingsPerRecord: 0, twinsPerRecord: 0 }

/** Numbers in [0, 1) from a seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Which of the weights a random number falls on. */
export function draw(weights: readonly number[], random: number): number {
  let rest = random * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [at, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return at
  }
  return weights.length - 1
}

export type PairClass = 'match' | 'sibling' | 'twin' | 'unrelated'

/** Do pairs of this class agree on such a comparison as often as matches do? */
function behavesAsMatch(kind: PairClass, scope: Comparison['scope']): boolean {
  if (kind === 'match') return true
  if (kind === 'unrelated') return false
  return scope === 'family' || (scope === 'birth' && kind === 'twin')
}

/** Comparison vectors of simulated pairs, counted. */
export function simulate(
  comparisons: readonly Comparison[],
  pairs: Readonly<Record<PairClass, number>>,
  seed: number,
): { levels: Uint8Array; count: number }[] {
  const random = numbers(seed)
  const counts = new Map<string, number>()
  for (const [kind, count] of Object.entries(pairs)) {
    for (let pair = 0; pair < count; pair++) {
      const levels = comparisons.map(({ scope, levels: own }) => {
        const agrees = behavesAsMatch(kind as PairClass, scope)
        return draw(
          own.map(({ m, u }) => (agrees ? m : u)),
          random(),
        )
      })
      const key = levels.join()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return [...counts].map(([key, count]) => ({
    levels: Uint8Array.from(key.split(',').map(Number)),
    count,
  }))
}

/** The same pairs without chance: every vector with the count it has on average. */
export function expected(
  comparisons: readonly Comparison[],
  pairs: Readonly<Record<PairClass, number>>,
): { levels: Uint8Array; count: number }[] {
  let vectors: number[][] = [[]]
  for (const { levels } of comparisons) {
    vectors = vectors.flatMap((vector) => levels.map((_, level) => [...vector, level]))
  }
  return vectors.map((vector) => {
    let count = 0
    for (const [kind, size] of Object.entries(pairs)) {
      const chances = comparisons.map(({ scope, levels }, at) => {
        const { m, u } = levels[vector[at]!]!
        return behavesAsMatch(kind as PairClass, scope) ? m : u
      })
      count += chances.reduce((product, chance) => product * chance, size)
    }
    return { levels: Uint8Array.from(vector), count }
  })
}
