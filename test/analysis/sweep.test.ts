import { describe, expect, it } from 'vitest'
import { judgePersons } from '../../src/analysis/judge-persons.ts'
import { partitionCount, sweepThresholds } from '../../src/analysis/sweep.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { redecider } from '../../src/linker/redecide.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { tableFromRecords } from '../../src/records/table.ts'

const GRID = { lowers: [-4, 0, 4, 8], uppers: [4, 8], margins: [0, 12] }

describe('a sweep', () => {
  it('makes one partition for all lower thresholds below the margin, and one for each within it', () => {
    // Margin 0: two uppers, each with one for all. Margin 12, floor −4: only upper 8; −4 is for all.
    expect(partitionCount(GRID, -4)).toBe(2 + 4)
  })

  it('hears of rivals where the lower threshold lies within the margin', async () => {
    // Names weigh alike for a, b and c; a street of their own parts b from c, and a lies between.
    const model = defineModel({
      schema: { name: 'text', street: 'text', town: 'text' },
      blocking: [{ name: 'name', key: [{ part: 'value', field: 'name' }] }],
      comparisons: [
        { kind: 'exact', field: 'name' },
        { kind: 'exact', field: 'street' },
        { kind: 'exact', field: 'town' },
      ],
    })
    const records = [
      { id: 'a', name: 'x', street: '', town: 't' },
      { id: 'b', name: 'x', street: 'p', town: 't' },
      { id: 'c', name: 'x', street: 'q', town: '' },
      { id: 'd', name: 'y', street: 'q', town: 's' },
    ]
    const given = { model, id: 'id', train: false, floor: -30 }
    const result = await dedupe(tableFromRecords(records), given)
    const persons = Int32Array.of(0, 0, 1, 2)
    const weights = [...result.scored.pairs.weight.subarray(0, result.scored.pairs.size)].sort(
      (p, q) => q - p,
    )
    const upper = Math.floor(weights[0]!)
    const lowers = [-30, Math.floor(weights[1]!), upper].sort((p, q) => p - q)
    const grid = { lowers, uppers: [upper], margins: [40] }
    const rows = await sweepThresholds({ ...result, floor: -60 }, grid, judgePersons(persons, 2, 0))
    const decide = redecider({ ...result, floor: -60 })
    for (const { lower, margin, counts } of rows) {
      const { labels } = await decide({ lower, upper, margin })
      const { truePositives } = pairwiseQuality(labels, persons)
      expect(counts.right[0]! + counts.right[1]!).toBe(truePositives)
    }
    const found = new Set(rows.map(({ counts }) => counts.right.join()))
    expect(found.size).toBeGreaterThan(1)
  })
})
