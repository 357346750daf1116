import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { redecider } from '../../src/linker/redecide.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const TABLE = tableFromRecords([...generateStudents({ rows: 1500, seed: 11, errors: 'high' })])
const OPTIONS = { id: 'record_id', model: 'student', truth: 'truth_id' } as const
const IGNORED = { ignore: ['truth_family', 'truth_twin', 'error_kinds'] }

describe('a result under other thresholds', () => {
  it('is what a run with those thresholds gives', async () => {
    const result = await dedupe(TABLE, { ...OPTIONS, ...IGNORED, floor: -10 })
    const { model } = result
    const under = redecider(result)
    for (const thresholds of [
      {},
      { upper: 14 },
      { lower: -8 },
      { lower: 2, upper: 5 },
      { lower: -6, upper: -2, margin: 1 },
    ]) {
      const decided = await under(thresholds)
      const anew = await dedupe(TABLE, { ...OPTIONS, ...IGNORED, model, thresholds })
      expect(decided.labels).toEqual(anew.labels)
      expect(decided.links).toEqual(anew.links)
    }
  })

  it('needs the pairs to have been kept', async () => {
    const result = await dedupe(TABLE, { ...OPTIONS, ...IGNORED })
    await expect(redecider(result)({ lower: result.floor - 1 })).rejects.toMatchObject({
      code: 'linkage-option-invalid',
      details: { option: 'thresholds' },
    })
  })

  it('is kept down to a floor that changes no answer', async () => {
    const plain = await dedupe(TABLE, { ...OPTIONS, ...IGNORED })
    const deep = await dedupe(TABLE, { ...OPTIONS, ...IGNORED, floor: -30 })
    expect(deep.labels).toEqual(plain.labels)
    expect(deep.links).toEqual(plain.links)
    expect(deep.scored.pairs.size).toBeGreaterThan(plain.scored.pairs.size)
    await expect(
      dedupe(TABLE, { ...OPTIONS, ...IGNORED, floor: Number.NaN }),
    ).rejects.toMatchObject({ code: 'linkage-option-invalid' })
  })
})
