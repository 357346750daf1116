import { describe, expect, it } from 'vitest'
import { NO_CONSTRAINTS } from '../../src/linker/constraints.ts'
import { decideLinks } from '../../src/linker/links.ts'
import { ScoredPairs } from '../../src/scoring/scored-pairs.ts'

function scored(pairs: readonly (readonly [number, number, number])[]): ScoredPairs {
  const all = new ScoredPairs()
  for (const [left, right, weight] of pairs) all.push(left, right, weight)
  return all
}

const pairs = scored([
  [1, 3, 9],
  [0, 2, -4],
  [0, 3, 5],
  [0, 1, 7],
])
const labels = Uint32Array.of(0, 0, 2, 3)

describe('decideLinks', () => {
  it('lists pairs from the lower threshold up by left, then right; one cluster is a match', () => {
    const links = decideLinks(pairs, labels, 5, NO_CONSTRAINTS, () => true)
    expect([...links.left]).toEqual([0, 0, 1])
    expect([...links.right]).toEqual([1, 3, 3])
    expect([...links.weight]).toEqual([7, 5, 9])
    expect([...links.matched]).toEqual([1, 0, 0])
  })

  it('leaves out what people hold apart, either way round, and what is not admitted', () => {
    const human = { mustLink: [], cannotLink: [[3, 1]] } as const
    const links = decideLinks(pairs, labels, 5, human, (a, b) => !(a === 0 && b === 1))
    expect([...links.left]).toEqual([0])
    expect([...links.right]).toEqual([3])
  })

  it('has nothing to say of no pairs', () => {
    expect(decideLinks(scored([]), labels, 0, NO_CONSTRAINTS, () => true).left).toHaveLength(0)
  })
})
