import { describe, expect, it } from 'vitest'
import { Cores } from '../../src/linker/cores.ts'

describe('Cores', () => {
  it('joins, and says so again of what is joined', () => {
    const cores = new Cores(4, [])
    expect([cores.join(0, 3), cores.join(3, 0), cores.join(3, 1)]).toEqual([true, true, true])
  })

  it('refuses what would put a pair held apart into one core, by any detour', () => {
    const cores = new Cores(5, [[4, 0]])
    expect(cores.join(0, 1)).toBe(true)
    expect(cores.join(3, 4)).toBe(true)
    expect(cores.join(1, 3)).toBe(false)
    expect(cores.join(1, 2)).toBe(true)
    expect(cores.join(2, 4)).toBe(false)
  })

  it('refuses if any two members clash', () => {
    const sources = [0, 1, 0, 1]
    const clash = (x: number, y: number): boolean => sources[x] === sources[y]
    const cores = new Cores(4, [])
    expect(cores.join(0, 1, clash)).toBe(true)
    expect(cores.join(1, 2, clash)).toBe(false)
    expect(cores.join(2, 3, clash)).toBe(true)
    expect(cores.join(0, 3, clash)).toBe(false)
  })
})
