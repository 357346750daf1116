import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MatchGraph } from '../../src/clustering/match-graph.ts'
import { recordPairs } from '../../src/clustering/record-pairs.ts'

const COUNT = 12
const record = fc.nat(COUNT - 1)
const pairs = fc.uniqueArray(
  fc.tuple(record, record).filter(([a, b]) => a !== b),
  { selector: ([a, b]) => Math.min(a, b) * COUNT + Math.max(a, b), maxLength: 40 },
)

describe('a match graph', () => {
  it('finds a third record that matches both, as looking at each record does', () => {
    fc.assert(
      fc.property(pairs, fc.nat(3), (edges, refused) => {
        const matches = (a: number, b: number): boolean => (a + b) % 4 !== refused
        const graph = new MatchGraph(COUNT, recordPairs(edges), matches)
        const linked = (a: number, b: number): boolean =>
          matches(a, b) && edges.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
        for (let a = 0; a < COUNT; a++) {
          for (let b = 0; b < COUNT; b++) {
            if (a === b) continue
            let expected = false
            for (let third = 0; third < COUNT; third++) {
              if (linked(a, third) && linked(third, b)) expected = true
            }
            expect(graph.haveCommon(a, b)).toBe(expected)
          }
        }
      }),
    )
  })

  it('asks about each edge once, and about nothing else', () => {
    let asked = 0
    const edges = recordPairs([
      [0, 1],
      [2, 1],
      [3, 2],
    ] as const)
    new MatchGraph(5, edges, () => ++asked > 0)
    expect(asked).toBe(3)
  })
})
