import { beforeAll, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { makeBlocks } from '../../src/linker/make-blocks.ts'
import { type BudgetedBlocks, MemoryBudget } from '../../src/linker/memory-budget.ts'
import { Pace } from '../../src/linker/pace.ts'
import { type PreparedRecords, prepareRecords } from '../../src/linker/prepare.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { studentRows } from './students.ts'

/** Sixty records of each child: pairs by far outweigh records. */
const rows = studentRows(50, 4).flatMap((row) =>
  Array.from({ length: 60 }, (_, copy) => ({ ...row, record_id: `${row.record_id}-${copy}` })),
)
const table = tableFromRecords(rows)
const MB = 1e6

let prepared: PreparedRecords
/** The least budget that needs no splitting, to a tenth of a megabyte. */
let enough = 0

function blocksWithin(
  budget: number,
  holding: number = 0,
  model = prepared.model,
): Promise<BudgetedBlocks> {
  const memory = new MemoryBudget(budget, table, false, () => holding)
  const make = (model: LinkageModel) =>
    makeBlocks({ ...prepared, model }, false, undefined, new Pace({}))
  return memory.blocks(model, make, 1)
}

beforeAll(async () => {
  const model = { ...studentModel, blocking: { ...studentModel.blocking, pairsPerRecord: 5000 } }
  prepared = prepareRecords(model, table, { id: 'record_id' })
  let [low, high] = [150 * MB, 400 * MB]
  while (high - low > MB / 10) {
    const middle = (low + high) / 2
    if (await fits(middle)) high = middle
    else low = middle
  }
  enough = high
})

async function fits(budget: number): Promise<boolean> {
  try {
    return (await blocksWithin(budget)).notes.length === 0
  } catch (error) {
    if (isLinkageError(error, 'memory-budget-exceeded')) return false
    throw error
  }
}

describe('blocks within a memory budget', () => {
  it('are left as they are where they fit', async () => {
    const { model, estimate, notes } = await blocksWithin(Infinity)
    expect(model).toBe(prepared.model)
    expect(notes).toEqual([])
    expect(estimate.candidatePairs).toBeGreaterThan(0)
  })

  it('are split further where that makes them fit, and it is said at what cost', async () => {
    const whole = await blocksWithin(Infinity)
    const { model, made, estimate, notes } = await blocksWithin(enough - MB / 2)
    expect(model.blocking.pairsPerRecord).toBeLessThan(prepared.model.blocking.pairsPerRecord)
    expect(estimate.candidatePairs).toBeLessThan(whole.estimate.candidatePairs)
    expect(made.blocks.rules.some(({ cutPairs }) => cutPairs > 0)).toBe(true)
    expect(notes).toEqual([expect.stringMatching(/^warning: to keep to the memory budget.* \d/)])
  })

  it('do not depend on what the process holds, only whether they fit does', async () => {
    const budget = enough - MB / 2
    const [some, more] = [await blocksWithin(budget), await blocksWithin(budget, MB)]
    expect(more.made.blocks.members).toEqual(some.made.blocks.members)
    await expect(blocksWithin(budget, budget)).rejects.toThrow(/need about \d+ MB/)
  })

  it('are refused where even the least does not fit', async () => {
    await expect(blocksWithin(100 * MB)).rejects.toSatisfy((error) =>
      isLinkageError(error, 'memory-budget-exceeded'),
    )
  })

  it('are not split against what a fitted model remembers', async () => {
    const overfull = (await blocksWithin(Infinity)).made.blocks.overfull!
    const { model } = prepared
    const fitted = { ...model, blocking: { ...model.blocking, overfull, maxBlockSize: 1000 } }
    await expect(blocksWithin(enough - MB / 2, 0, fitted)).rejects.toThrow(/the budget is/)
  })
})

describe('threads within a memory budget', () => {
  const threads = (budget: number): number =>
    new MemoryBudget(budget, table, false, () => 0).threads(8, prepared.model)

  it('are fewer where memory is short, and one at least', () => {
    expect(threads(Infinity)).toBe(8)
    const some = threads(200 * MB)
    expect(some).toBeGreaterThan(1)
    expect(some).toBeLessThan(8)
    expect(threads(60 * MB)).toBe(1)
  })

  it('are refused where one is far too many', () => {
    expect(() => threads(MB)).toThrow(/need about \d+ MB/)
  })
})
