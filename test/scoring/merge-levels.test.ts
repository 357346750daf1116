import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model/linkage-model.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { mergeLevels } from '../../src/scoring/merge-levels.ts'
import { classTable } from '../../src/scoring/pair-classes.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('merging levels', () => {
  it('gives both levels the weight of the two together', () => {
    const sex: Comparison = {
      kind: 'exact',
      name: 'sex',
      scope: 'person',
      field: 'sex',
      levels: [
        { name: 'different', m: 0.1, u: 0.5 },
        { name: 'exact', m: 0.9, u: 0.5 },
      ],
    }
    const [merged] = mergeLevels([sex], 0, [0, 1])
    expect(merged!.levels).toEqual([
      { name: 'different', m: 0.5, u: 0.5 },
      { name: 'exact', m: 0.5, u: 0.5 },
    ])
  })

  it('leaves a sum of one, and one weight in every class, beside every level of another', () => {
    const models = [studentModel, shippedStudentModel()]
    const choice = fc.nat(1).chain((model) => {
      const { comparisons } = models[model]!
      return fc.nat(comparisons.length - 1).chain((at) => {
        const level = fc.nat(comparisons[at]!.levels.length - 1)
        const pair = fc.tuple(level, level).filter(([a, b]) => a !== b)
        return fc.record({ comparisons: fc.constant(comparisons), at: fc.constant(at), pair })
      })
    })
    fc.assert(
      fc.property(choice, ({ comparisons, at, pair: [a, b] }) => {
        const merged = mergeLevels(comparisons, at, [a, b])
        for (const [k, { levels, dependence }] of merged.entries()) {
          const before = comparisons[k]!
          expect(levels.map(({ u }) => u)).toEqual(before.levels.map(({ u }) => u))
          expect(sum(levels.map(({ m }) => m))).toBeCloseTo(sum(before.levels.map(({ m }) => m)), 9)
          for (const [row, m] of (dependence?.m ?? []).entries()) {
            const rows = comparisons[k]!.dependence!.m!
            if (k === at) expect(sum(m)).toBeCloseTo(sum(rows[row]!), 9)
          }
        }
        const { rows } = classTable(merged)
        for (const [match, , , unrelated] of rows[at]!) {
          const weight = (level: number): number => match![level]! - unrelated![level]!
          expect(weight(a)).toBeCloseTo(weight(b), 9)
        }
        for (const [k, { dependence }] of merged.entries()) {
          if (dependence?.on !== comparisons[at]!.name) continue
          expect(rows[k]![a + 1]).toEqual(rows[k]![b + 1])
        }
      }),
    )
  })
})
