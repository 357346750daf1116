import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectedComponents } from '../../src/clustering/connected-components.ts'

const RECORDS = 24

const pairs = fc.array(fc.tuple(fc.nat(RECORDS - 1), fc.nat(RECORDS - 1)), { maxLength: 40 })

function componentsOf(list: readonly (readonly [number, number])[]): Uint32Array {
  return connectedComponents(
    RECORDS,
    Uint32Array.from(list, ([left]) => left),
    Uint32Array.from(list, ([, right]) => right),
  )
}

describe('connectedComponents', () => {
  it('labels a chain with its smallest record and leaves the others alone', () => {
    const left = Uint32Array.of(4, 2, 4)
    const right = Uint32Array.of(2, 1, 4)
    expect(connectedComponents(6, left, right)).toEqual(Uint32Array.of(0, 1, 1, 3, 1, 5))
  })

  it('reads no further than the pair count', () => {
    const left = Uint32Array.of(0, 2)
    const right = Uint32Array.of(1, 3)
    expect(connectedComponents(4, left, right, 1)).toEqual(Uint32Array.of(0, 0, 2, 3))
  })

  it('agrees with repeated relabelling until nothing changes (the oracle)', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect([...componentsOf(list)]).toEqual(relabelUntilStable(list))
      }),
    )
  })

  it('does not depend on the order of the pairs or of their sides', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const turned = list.toReversed().map(([left, right]): [number, number] => [right, left])
        expect(componentsOf(turned)).toEqual(componentsOf(list))
      }),
    )
  })

  it('never splits a component when a pair is added', () => {
    fc.assert(
      fc.property(pairs, fc.tuple(fc.nat(RECORDS - 1), fc.nat(RECORDS - 1)), (list, added) => {
        const before = componentsOf(list)
        const after = componentsOf([...list, added])
        for (let record = 0; record < RECORDS; record++) {
          expect(after[record]).toBe(after[before[record]!])
        }
      }),
    )
  })
})

function relabelUntilStable(list: readonly (readonly [number, number])[]): number[] {
  const label = Array.from({ length: RECORDS }, (_, record) => record)
  for (let changed = true; changed; ) {
    changed = false
    for (const [left, right] of list) {
      const smaller = Math.min(label[left]!, label[right]!)
      if (label[left] !== smaller || label[right] !== smaller) changed = true
      label[left] = label[right] = smaller
    }
  }
  return label
}
