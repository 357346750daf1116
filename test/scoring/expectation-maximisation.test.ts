import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model/linkage-model.ts'
import { runSession, withM } from '../../src/scoring/expectation-maximisation.ts'
import { classLogs, classTable } from '../../src/scoring/pair-classes.ts'
import { COMPARISONS, comparison, simulate } from './simple-model.ts'

/** What training starts from: u known, m guessed with half the agreement that is true. */
const GUESS: readonly Comparison[] = COMPARISONS.map((own) => {
  const levels = own.levels.map((level, at) => ({
    ...level,
    m: at === own.levels.length - 1 ? level.m * 0.7 : 0,
  }))
  const rest = (1 - levels.at(-1)!.m) / (levels.length - 1)
  return { ...own, levels: levels.map((level) => ({ ...level, m: level.m || rest })) } as Comparison
})

const PAIRS = { match: 4000, sibling: 3000, twin: 800, unrelated: 12_000 }
const session = { vectors: simulate(COMPARISONS, PAIRS, 7), learns: COMPARISONS.map(() => true) }

/** log₂-likelihood of the vectors with the shares of the classes that fit best. */
function likelihood(comparisons: readonly Comparison[]): number {
  const table = classTable(comparisons)
  let shares = [0.25, 0.25, 0.25, 0.25]
  let sum = 0
  for (let round = 0; round < 200; round++) {
    const logs = new Float64Array(4)
    const members = [0, 0, 0, 0]
    let pairs = 0
    sum = 0
    for (const { levels, count } of session.vectors) {
      classLogs(levels, table, Float64Array.from(shares, Math.log2), logs)
      const total = logs.reduce((all, log) => all + 2 ** log, 0)
      sum += count * Math.log2(total)
      for (const k of members.keys()) members[k]! += (count * 2 ** logs[k]!) / total
      pairs += count
    }
    shares = members.map((count) => count / pairs)
  }
  return sum
}

function learnt(): readonly Comparison[] {
  const { counts } = runSession(GUESS, session)
  return GUESS.map((own, at) => ({ ...own, levels: withM(own, counts[at]!, 20) }) as Comparison)
}

describe('runSession', () => {
  it('recovers m although siblings and twins are among the pairs', () => {
    const fitted = learnt()
    for (const [at, { name, levels }] of COMPARISONS.entries()) {
      for (const [level, { m }] of levels.entries()) {
        const found = fitted[at]!.levels[level]!.m
        expect(Math.abs(found - m), `${name}, level ${level}: ${found}`).toBeLessThan(0.03)
      }
    }
  })

  it('recovers how many pairs are matches and siblings', () => {
    const { matches, siblings } = runSession(GUESS, session)
    expect(matches / PAIRS.match).toBeGreaterThan(0.93)
    expect(matches / PAIRS.match).toBeLessThan(1.07)
    expect(siblings / PAIRS.sibling).toBeGreaterThan(0.85)
    expect(siblings / PAIRS.sibling).toBeLessThan(1.15)
  })

  it('makes the data more likely than what it started from', () => {
    const [before, after, truth] = [
      likelihood(GUESS),
      likelihood(learnt()),
      likelihood(COMPARISONS),
    ]
    expect(after).toBeGreaterThan(before)
    // All but reaches what the true parameters give.
    expect(truth - after).toBeLessThan(0.02 * (truth - before))
  })

  it('depends on the counts alone, not on the order of vectors', () => {
    const shuffled = { ...session, vectors: session.vectors.toReversed() }
    const [there, back] = [runSession(GUESS, session), runSession(GUESS, shuffled)]
    expect(back.matches).toBeCloseTo(there.matches, 6)
  })

  it('learns nothing for comparisons that its rule selects by', () => {
    const learns = COMPARISONS.map(({ name }) => name !== 'birth')
    const { counts } = runSession(GUESS, { ...session, learns })
    expect(counts.map(({ length }) => length)).toEqual([3, 2, 0, 2, 2])
  })

  it('leaves m near the start where data are few, and at it where there are none', () => {
    const none = runSession(GUESS, { vectors: [], learns: session.learns })
    expect(none.matches).toBe(0)
    for (const [at, own] of GUESS.entries()) {
      const kept = withM(own, none.counts[at]!, 20)
      for (const [level, { m }] of own.levels.entries()) expect(kept[level]!.m).toBeCloseTo(m, 12)
    }
  })
})

describe('withM', () => {
  const own = comparison('x', 'person', [0.2, 0.8], [0.9, 0.1])

  it('mixes counts with the given m by its strength', () => {
    const [first, second] = withM(own, [10, 70], 20)
    expect(first!.m).toBeCloseTo((10 + 4) / 100, 12)
    expect(second!.m).toBeCloseTo((70 + 16) / 100, 12)
    expect(second!.u).toBe(0.1)
  })

  it('calls nothing impossible for a match', () => {
    expect(withM(own, [0, 1e9], 20)[0]!.m).toBe(0.001)
  })
})
