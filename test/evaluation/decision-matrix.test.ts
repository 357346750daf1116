import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedPairs } from '../../src/evaluation/changed-pairs.ts'
import { decisionMatrices } from '../../src/evaluation/decision-matrix.ts'
import { rightPersons } from '../../src/evaluation/right-persons.ts'
import { allPairs, decisionOf, TWO_MODELS } from './decided-records.ts'

const near = (...pairs: [number, number][]) => ({
  left: Uint32Array.from(pairs, ([left]) => left),
  right: Uint32Array.from(pairs, ([, right]) => right),
})

/** The matrix as one would count it by hand. */
function counted(pairs: Iterable<readonly [from: number, to: number]>): number[][] {
  const matrix = [0, 1, 2].map(() => [0, 0, 0])
  for (const [from, to] of pairs) matrix[from]![to]!++
  return matrix
}

describe('decisionMatrices', () => {
  it('counts pairs by what both models decided', () => {
    const first = { labels: [0, 0, 2, 3], near: near([1, 2]) }
    const second = { labels: [0, 1, 1, 3], near: near([0, 3]) }
    expect(decisionMatrices(first, second).all).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 3],
    ])
  })

  it('agrees with looking every pair up, in all and by truth', () => {
    fc.assert(
      fc.property(TWO_MODELS, ({ first, second, truth }) => {
        const found = decisionMatrices(first, second, truth)
        const pairs = allPairs(truth.length)
        const decided = (wanted: (left: number, right: number) => boolean) =>
          counted(
            pairs
              .filter(([left, right]) => wanted(left, right))
              .map(([left, right]) => [
                decisionOf(first, left, right),
                decisionOf(second, left, right),
              ]),
          )
        const known = (left: number, right: number) => truth[left]! >= 0 && truth[right]! >= 0
        expect(found.all).toEqual(decided(() => true))
        expect(found.oneChild).toEqual(decided((a, b) => known(a, b) && truth[a] === truth[b]))
        expect(found.twoChildren).toEqual(decided((a, b) => known(a, b) && truth[a] !== truth[b]))
      }),
    )
  })

  it('is transposed when the models are swapped, and diagonal for one and the same', () => {
    fc.assert(
      fc.property(TWO_MODELS, ({ first, second, truth }) => {
        const [there, back] = [
          decisionMatrices(first, second, truth),
          decisionMatrices(second, first, truth),
        ]
        for (const name of ['all', 'oneChild', 'twoChildren'] as const) {
          expect(back[name]).toEqual([0, 1, 2].map((to) => there[name].map((row) => row[to])))
        }
        const same = decisionMatrices(first, first).all
        expect(same.flatMap((row, from) => row.filter((_, to) => to !== from))).toEqual(
          Array(6).fill(0),
        )
      }),
    )
  })
})

describe('changedPairs', () => {
  it('lists exactly the pairs off the diagonal, in order', () => {
    fc.assert(
      fc.property(TWO_MODELS, ({ first, second, truth }) => {
        const slow = allPairs(truth.length)
          .map(([left, right]) => ({
            left,
            right,
            from: decisionOf(first, left, right),
            to: decisionOf(second, left, right),
          }))
          .filter(({ from, to }) => from !== to)
        expect(changedPairs(first, second, 1000)).toEqual(slow)
      }),
    )
  })

  it('lists no more than it is told to', () => {
    const whole = { labels: Array(50).fill(0), near: near() }
    const single = { labels: Array.from({ length: 50 }, (_, at) => at), near: near() }
    expect(changedPairs(whole, single, 10)).toHaveLength(10)
    expect(changedPairs(single, whole, 10)).toHaveLength(10)
  })
})

describe('rightPersons', () => {
  it('counts the children that each model has wholly right', () => {
    expect(rightPersons([0, 0, 2, 2, 4], [0, 1, 2, 2, 2], [7, 7, 8, 8, 9])).toEqual({
      both: 0,
      onlyFirst: 3,
      onlySecond: 0,
      neither: 0,
    })
  })

  it('leaves out records whose child is not known', () => {
    expect(rightPersons([0, 0], [0, 1], [3, -1])).toEqual({
      both: 1,
      onlyFirst: 0,
      onlySecond: 0,
      neither: 0,
    })
  })
})
