import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denseLabels } from '../../src/evaluation/dense-labels.ts'

describe('denseLabels', () => {
  it('numbers labels in their order, unknown ones last', () => {
    const { ids, count, labels } = denseLabels([9, -1, 4, 9, Number.NaN])
    expect([...ids]).toEqual([1, 2, 0, 1, 2])
    expect(count).toBe(2)
    expect([...labels]).toEqual([4, 9])
  })

  it('numbers small labels as it numbers large ones and fractions', () => {
    const few = fc.array(fc.integer({ min: -1, max: 12 }))
    fc.assert(
      fc.property(few, fc.constantFrom(1e9, 1 / 3), (labels, factor) => {
        const small = denseLabels(labels)
        const other = denseLabels(labels.map((label) => (label < 0 ? -1 : label * factor)))
        expect(other.ids).toEqual(small.ids)
        expect(other.count).toBe(small.count)
        expect([...other.labels]).toEqual(Array.from(small.labels, (label) => label * factor))
      }),
    )
  })
})
