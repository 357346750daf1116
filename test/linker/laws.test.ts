import { beforeAll, describe, expect, it } from 'vitest'
import { CandidateFinder } from '../../src/blocking/candidate-pairs.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { train } from '../../src/linker/train.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { decisionsOf, outcomeOf, type Row, shuffled, studentRows } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id' } as const
const rows = studentRows(900, 5)

let first: LinkageResult
beforeAll(async () => {
  first = await dedupe(tableFromRecords(rows), OPTIONS)
})

describe('a linkage of students', () => {
  it('finds matches and near matches to speak of', () => {
    const { matched } = first.links
    expect(first.model.fitted?.by).toBe('em')
    expect(matched.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(300)
    expect(matched.includes(0)).toBe(true)
  })

  it('is the same for any order of rows', async () => {
    for (const seed of [1, 2]) {
      const order = shuffled(rows, seed)
      expect(order[0]).not.toBe(rows[0])
      expect(outcomeOf(await dedupe(tableFromRecords(order), OPTIONS))).toEqual(outcomeOf(first))
    }
  })

  it('is the same for any order of columns', async () => {
    const names = shuffled(Object.keys(rows[0]!), 3)
    const columns = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]!])))
    expect(outcomeOf(await dedupe(tableFromRecords(columns), OPTIONS))).toEqual(outcomeOf(first))
  })

  it('is the same when keyed by content, whatever the order', async () => {
    const anonymous = rows.map(({ record_id: _, ...row }): Row => row)
    const there = await dedupe(tableFromRecords(anonymous), { model: 'student' })
    const back = await dedupe(tableFromRecords(anonymous.toReversed()), { model: 'student' })
    expect(outcomeOf(back)).toEqual(outcomeOf(there))
  })

  it('is the same again with the model it made', async () => {
    const model = modelFromJson(modelToJson(first.model))
    const again = await dedupe(tableFromRecords(rows), { ...OPTIONS, model })
    expect(outcomeOf(again)).toEqual(outcomeOf(first))
  })

  it('makes the model that training alone makes', async () => {
    const model = await train(tableFromRecords(rows), OPTIONS)
    expect(modelToJson(model)).toBe(modelToJson(first.model))
  })

  it('with a fixed model decides nothing anew when strangers come in', async () => {
    const strangers = STRANGERS.map(([given, surname], at): Row => {
      const blank = Object.fromEntries(Object.keys(rows[0]!).map((column) => [column, '']))
      return {
        ...blank,
        // Among the others, not behind them.
        record_id: `${rows[at * 40]!.record_id}x`,
        first_name: given,
        last_name_1: surname,
        birth_date: `1989-0${(at % 9) + 1}-${10 + at}`,
        sex: at % 2 === 0 ? 'F' : 'M',
      }
    })
    const all = await dedupe(tableFromRecords([...strangers, ...rows]), {
      ...OPTIONS,
      model: first.model,
    })
    const isStranger = strangerRecords(all)
    const finder = new CandidateFinder(all.blocks)
    const { order } = all.blocks
    for (const [place, left] of order.entries()) {
      const size = finder.find(place)
      // Otherwise the test would say nothing.
      for (const right of finder.partners.subarray(0, size)) {
        if (isStranger(left) !== isStranger(order[right]!)) throw new Error('they share a key')
      }
    }
    const before = decisionsOf(first)
    const after = decisionsOf(all)
    expect(after.links).toEqual(before.links)
    expect(after.clusters).toMatchObject(before.clusters)
    expect(modelToJson(all.model)).toBe(modelToJson(first.model))
  })
})

/** Names whose sounds no generated student has; checked in the test. */
const STRANGERS = [
  ['Thorvald', 'Wojciechowski'],
  ['Ngozi', 'Okonkwo'],
  ['Bjarne', 'Fjeldstad'],
  ['Oyvind', 'Kvisgaard'],
  ['Przemek', 'Brzezicki'],
  ['Chukwuemeka', 'Uzodinma'],
] as const

function strangerRecords({ prepared }: LinkageResult): (record: number) => boolean {
  const { ids, order } = prepared.keys
  return (record) => ids.values.get(ids.ids[order[record]!]!).endsWith('x')
}
