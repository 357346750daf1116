import { describe, expect, it } from 'vitest'
import { thresholdGrid } from '../../src/analysis/threshold-grid.ts'
import { personModel } from '../../src/model/presets/person.ts'

const result = (floor: number, thresholds = {}) => ({
  model: {
    ...personModel,
    thresholds: { lower: -3, upper: 6, margin: 3, guard: -10, ...thresholds },
  },
  floor,
})

describe('the grid of thresholds', () => {
  it('holds round thresholds from the floor up, and the present ones', () => {
    const grid = thresholdGrid(result(-6, { lower: -2.5 }))
    expect(grid.lowers.slice(0, 5)).toEqual([-6, -5, -4, -3, -2.5])
    expect(grid.uppers[0]).toBe(-3)
    expect(grid.uppers.at(-1)).toBe(14)
    expect(grid.margins).toEqual([3])
  })

  it('goes by the step and the ends that were named', () => {
    const options = { upperFrom: 5, upperTo: 6, lowerFrom: 0, lowerTo: 0.2, step: 0.1 }
    const grid = thresholdGrid(result(-6), { ...options, margins: [4, 2, 4] })
    expect(grid.lowers).toEqual([0, 0.1, 0.2])
    expect(grid.uppers).toHaveLength(11)
    expect(grid.uppers[3]).toBe(5.3)
    expect(grid.margins).toEqual([2, 4])
  })

  it.each([
    ['no step', { step: 0 }, 'linkage-option-invalid'],
    ['a step so fine that there is no end', { step: 1e-6 }, 'linkage-option-invalid'],
    ['a negative margin', { margins: [-1] }, 'linkage-option-invalid'],
    ['lower thresholds below the floor', { lowerFrom: -9 }, 'linkage-option-invalid'],
    ['upper ones whose rivals were not kept', { upperFrom: -5 }, 'linkage-option-invalid'],
    ['ends the wrong way round', { upperFrom: 8, upperTo: 7 }, 'linkage-option-invalid'],
    ['thresholds that all cross', { lowerFrom: 9, upperTo: 8 }, 'thresholds-crossed'],
  ])('is refused for %s', (_, options, code) => {
    expect(() => thresholdGrid(result(-6), options)).toThrow(expect.objectContaining({ code }))
  })
})
