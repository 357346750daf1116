import { describe, expect, it } from 'vitest'
import { pairUnits } from '../../src/analysis/pair-units.ts'

describe('pairUnits', () => {
  it('puts pairs together that share a child, and doubtful ones between two children', () => {
    const left = Uint32Array.of(0, 0, 3, 5, 2)
    const right = Uint32Array.of(1, 2, 4, 6, 5)
    const stated = Float64Array.of(0.99, 0.4, 0.5, 0.999, 0.001)
    const [a, b, c, d, e] = pairUnits(7, { left, right }, stated, [1, 0, 1, 1, 0])
    expect(b).toBe(a)
    expect(e).toBe(a)
    expect(new Set([a, c, d]).size).toBe(3)
  })

  it('takes columns that are longer than what they hold', () => {
    const columns = { left: Uint32Array.of(0, 1), right: Uint32Array.of(1, 2) }
    expect([...pairUnits(3, columns, Float64Array.of(0.5), [1])]).toEqual([0])
  })
})
