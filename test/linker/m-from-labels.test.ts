import { describe, expect, it } from 'vitest'
import type { LabelledVector } from '../../src/linker/labelled-vectors.ts'
import { mFromLabels } from '../../src/linker/learn-m.ts'
import { COMPARISONS } from '../scoring/simple-model.ts'

/** Labelled matches that all agree in everything, each standing for as many pairs. */
function agreeing(count: number, importance = 1): LabelledVector[] {
  const levels = Uint8Array.from(COMPARISONS, (comparison) => comparison.levels.length - 1)
  return [{ levels, count, importance }]
}

const topOf = (comparisons: typeof COMPARISONS) => comparisons.map(({ levels }) => levels.at(-1)!.m)

/** m of the top levels where so many of so many matches more agree. */
const moved = (labels: number, before: number) =>
  COMPARISONS.map(({ levels }) => (labels + before * levels.at(-1)!.m) / (labels + before))

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  for (const [at, m] of found.entries()) expect(m).toBeCloseTo(wanted[at]!, 6)
}

describe('m from labelled matches', () => {
  it('moves by what the labels are worth beside a third of what training found', () => {
    expectNear(topOf(mFromLabels(COMPARISONS, agreeing(50), 3000)), moved(50, 1000))
  })

  it('has a say where training found next to nothing, and beside any number of records', () => {
    expectNear(topOf(mFromLabels(COMPARISONS, agreeing(50), 0)), moved(50, 20))
    expectNear(topOf(mFromLabels(COMPARISONS, agreeing(50), 1e6)), moved(50, 3000))
  })

  it('does not depend on what all labels stand for alike', () => {
    const once = topOf(mFromLabels(COMPARISONS, agreeing(50), 3000))
    expectNear(topOf(mFromLabels(COMPARISONS, agreeing(50, 40), 3000)), once)
  })

  it('stays where there is no label', () => {
    expectNear(topOf(mFromLabels(COMPARISONS, [], 3000)), topOf(COMPARISONS))
  })
})
