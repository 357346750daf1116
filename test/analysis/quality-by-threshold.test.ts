import { describe, expect, it } from 'vitest'
import { labelFrame } from '../../src/analysis/label-frame.ts'
import { qualityByThreshold } from '../../src/analysis/quality-by-threshold.ts'
import { selectPairsToLabel } from '../../src/analysis/select-pairs.ts'
import type { LabelledPairs } from '../../src/analysis/truth.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { redecider } from '../../src/linker/redecide.ts'
import { labelledStudents } from './labelled-students.ts'

const { result, isMatch, truth } = await labelledStudents()

function labelled(
  pairs: readonly { left: number; right: number; inclusion: number }[],
): LabelledPairs {
  return {
    kind: 'pairs',
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    match: Uint8Array.from(pairs, (pair) => (isMatch(pair) ? 1 : 0)),
    certainty: new Float64Array(pairs.length).fill(1),
    inclusion: Float64Array.from(pairs, ({ inclusion }) => inclusion),
  }
}

describe('quality by threshold, from labels', () => {
  it('is the precision of the clusters that the threshold gives, if all pairs have labels', async () => {
    const { left, right } = labelFrame(result, result.floor)
    const all = Array.from(left, (a, at) => ({ left: a, right: right[at]!, inclusion: 1 }))
    const uppers = [6, 12, 20]
    const table = await qualityByThreshold(result, labelled(all), uppers)
    const under = redecider(result)
    for (const [at, upper] of uppers.entries()) {
      const real = pairwiseQuality((await under({ upper })).labels, truth)
      expect(table[at]!.upper).toBe(upper)
      expect(table[at]!.precision).toBeCloseTo(real.precision, 9)
      // Matches below the floor are not seen: recall can only be taken for higher.
      expect(table[at]!.recall).toBeGreaterThanOrEqual(real.recall - 1e-9)
      expect(table[at]!.recall).toBeLessThan(real.recall + 0.02)
    }
  })

  it('finds a threshold close to the best from a hundred labels', async () => {
    const { pairs } = selectPairsToLabel(result, { count: 100 })
    const uppers = [-4, 0, 4, 8, 12, 16, 20]
    const table = await qualityByThreshold(result, labelled(pairs), uppers)
    const chosen = table.reduce((a, b) => (b.f1 > a.f1 ? b : a)).upper
    const under = redecider(result)
    const real = new Map<number, number>()
    for (const upper of uppers) {
      const lower = Math.min(upper, result.model.thresholds.lower)
      real.set(upper, pairwiseQuality((await under({ upper, lower })).labels, truth).f1)
    }
    expect(real.get(chosen)!).toBeGreaterThan(Math.max(...real.values()) - 0.01)
  })
})
