import { describe, expect, it } from 'vitest'
import { dedupe, link } from '../../src/linker/dedupe.ts'
import type { LinkageOptions } from '../../src/linker/linkage-options.ts'
import { outcomeOf, studentTable } from './students.ts'

const table = studentTable(300, 2)
const BASE = { model: 'student', id: 'record_id' } as const

describe('options that are numbers', () => {
  const wrong: [option: keyof LinkageOptions, value: number][] = [
    ...[0, -1, 1.5, Number.NaN, Infinity].map((v): ['threads', number] => ['threads', v]),
    ...[-1, 0.5, Number.NaN].map((v): ['threadsFrom', number] => ['threadsFrom', v]),
    ...[0, -1, Number.NaN, Infinity].map((v): ['memoryBudget', number] => ['memoryBudget', v]),
  ]
  it.each(wrong)('are refused where %s is %d', async (option, value) => {
    const options = { ...BASE, [option]: value }
    const refusal = { code: 'linkage-option-invalid', details: { option, value: String(value) } }
    await expect(dedupe(table, options)).rejects.toMatchObject(refusal)
    await expect(link(table, table, options)).rejects.toMatchObject(refusal)
  })

  it('take a thousand threads for as many as there are cores', async () => {
    const alone = await dedupe(table, { ...BASE, threads: 1, threadsFrom: 0 })
    const many = await dedupe(table, { ...BASE, threads: 1000, threadsFrom: 0 })
    expect(outcomeOf(many)).toEqual(outcomeOf(alone))
  })
})

describe('a memory budget', () => {
  it('that is far too small refuses the run before blocks are made', async () => {
    const stages = new Set<string>()
    const run = dedupe(table, {
      ...BASE,
      memoryBudget: 1e6,
      onProgress: ({ stage }) => stages.add(stage),
    })
    await expect(run).rejects.toMatchObject({
      code: 'memory-budget-exceeded',
      details: { budget: 1e6, rows: 300, needed: expect.any(Number) },
    })
    expect(stages.has('block')).toBe(false)
  })

  it('that is ample changes nothing', async () => {
    const free = await dedupe(table, BASE)
    const held = await dedupe(table, { ...BASE, memoryBudget: 64e9 })
    expect(outcomeOf(held)).toEqual(outcomeOf(free))
  })

  it('has an estimate of pairs, told before they are made', async () => {
    let told = 0
    const result = await dedupe(table, {
      ...BASE,
      onProgress: ({ stage, estimate }) => {
        if (estimate === undefined) return
        expect(stage).toBe('block')
        told++
      },
    })
    expect(told).toBe(1)
    // All records of a small file are looked at.
    expect(result.estimate.candidatePairs).toBe(result.scored.candidatePairs)
    expect(result.estimate.memoryBytes).toBeGreaterThan(5e7)
  })
})
