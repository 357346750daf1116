import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignRecords } from '../../src/evaluation/foreign-records.ts'
import { labelledRecords } from './labelled-records.ts'

describe('foreignRecords', () => {
  it('counts every child in a mixed cluster once', () => {
    expect(foreignRecords([0, 0, 2, 3], [1, 2, 2, 3])).toEqual({
      children: 3,
      withForeign: 2,
      per1000Children: 2000 / 3,
    })
  })

  it('takes a record of unknown truth for nobody’s', () => {
    expect(foreignRecords([0, 0], [1, -1])).toMatchObject({ children: 1, withForeign: 0 })
    expect(foreignRecords([0], [-1])).toMatchObject({ children: 0, per1000Children: 0 })
  })

  it('agrees with asking each child in turn (the oracle)', () => {
    fc.assert(
      fc.property(labelledRecords, ({ clusters, truth }) => {
        const children = [...new Set(truth.filter((child) => child >= 0))]
        const withForeign = children.filter((child) =>
          truth.some(
            (own, record) =>
              own === child &&
              truth.some(
                (other, mate) =>
                  other >= 0 && other !== child && clusters[mate] === clusters[record],
              ),
          ),
        )
        expect(foreignRecords(clusters, truth)).toMatchObject({
          children: children.length,
          withForeign: withForeign.length,
        })
      }),
    )
  })
})
