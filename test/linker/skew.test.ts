import { beforeAll, describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'
import { decisionsOf } from './students.ts'

const OPTIONS = {
  model: 'student',
  id: 'record_id',
  truth: 'truth_id',
  ignore: ['truth_family', 'truth_twin', 'error_kinds'],
} as const

type Row = Readonly<Record<string, string>>

/** A fifth of the rows get one surname and one birth date. */
function skewed(rows: readonly Row[]): Row[] {
  return rows.map((row, at) => {
    if (Math.imul(at + 1, 2654435761) >>> 0 >= 2 ** 32 / 5) return row
    return { ...row, last_name_1: 'Garcia', last_name_2: '', birth_date: '2012-01-01' }
  })
}

const candidates = ({ scored }: LinkageResult): number =>
  scored.counts.added.reduce((sum, count) => sum + count, 0)

describe('a file in which a fifth of the rows share a surname and a birth date', () => {
  const rows: Row[] = Array.from(generateStudents({ rows: 6000, seed: 5 }), (row) => ({ ...row }))
  const table = tableFromRecords(skewed(rows))
  let even: LinkageResult
  let skew: LinkageResult
  beforeAll(async () => {
    even = await dedupe(tableFromRecords(rows), OPTIONS)
    skew = await dedupe(table, OPTIONS)
  }, 60_000)

  // Even files of this size have about one candidate a record; unchecked, the fifth alone has 100.
  it('has few candidates a record, and no large component', () => {
    expect(candidates(skew)).toBeLessThan(4 * candidates(even))
    expect(candidates(skew)).toBeLessThan(5 * rows.length)
    expect(skew.largestComponent).toBeLessThan(200)
  })

  it('merges hardly more children than the same file without', () => {
    expect(even.truth!.pairwise.precision).toBeGreaterThan(0.995)
    expect(skew.truth!.pairwise.precision).toBeGreaterThan(0.99)
  })

  it('says which field holds a placeholder and on how many records, but not which date', () => {
    const notes = skew.notes.join('\n')
    expect(notes).toMatch(/birth_date: one date stands on \d+ records \(20\.\d %\)/)
    expect(notes).not.toMatch(/2012|garcia/i)
    expect(even.notes.join('\n')).not.toMatch(/placeholder/)
    expect(even.model.skipDates).toBeUndefined()
  })

  it('is decided the same again by the model that was fitted to it', async () => {
    expect(skew.model.skipDates).toEqual({ birth_date: [20120101] })
    const again = await dedupe(table, {
      ...OPTIONS,
      model: modelFromJson(modelToJson(skew.model)),
    })
    expect(decisionsOf(again)).toEqual(decisionsOf(skew))
  })

  it('keeps its skip dates out of a model that is fitted anew', async () => {
    const anew = await dedupe(tableFromRecords(rows), {
      ...OPTIONS,
      model: skew.model,
      train: true,
    })
    expect(anew.model.skipDates).toBeUndefined()
  })

  it('says which rules were split, and what that cost at most', async () => {
    const tight = { ...skew.model, blocking: { ...skew.model.blocking, maxBlockSize: 20 } }
    const split = await dedupe(table, { ...OPTIONS, model: tight, train: true })
    expect(split.notes.join('\n')).toMatch(
      /rule "two names and birth year": splitting \d+ over-full blocks cost it at most about \d+\.\d % of its matches/,
    )
  })
})
