import { describe, expect, it } from 'vitest'
import { splitRecallCost } from '../../src/evaluation/split-recall-cost.ts'

describe('the recall cost of splitting', () => {
  it('is the share of all pairs that chance set apart', () => {
    expect(splitRecallCost([{ rawPairs: 900, cutPairs: 100 }])).toBe(0.1)
    const rules = [
      { rawPairs: 900, cutPairs: 100 },
      { rawPairs: 1000, cutPairs: 0 },
    ]
    expect(splitRecallCost(rules)).toBe(0.05)
  })

  it('is nothing where nothing was cut, or there are no pairs at all', () => {
    expect(splitRecallCost([{ rawPairs: 7, cutPairs: 0 }])).toBe(0)
    expect(splitRecallCost([{ rawPairs: 0, cutPairs: 0 }])).toBe(0)
    expect(splitRecallCost([])).toBe(0)
  })
})
