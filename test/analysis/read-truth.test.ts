import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTruth } from '../../src/analysis/read-truth.ts'
import { recordKeys } from '../../src/linker/record-keys.ts'
import { tableFromRecords } from '../../src/records/table.ts'

const keysOf = (ids: readonly string[]) =>
  recordKeys(tableFromRecords(ids.map((id) => ({ id }))), { id: 'id' })
const KEYS = keysOf(['c', 'a', 'b', 'd'])

const pairs = (rows: readonly (readonly [left: string, right: string, match: string])[]) =>
  tableFromRecords(rows.map(([left_id, right_id, match]) => ({ left_id, right_id, match })))

describe('truth', () => {
  it('says who is one person, by place in key order; what it leaves out is not known', () => {
    const table = tableFromRecords([
      { record_id: 'd', truth: 'x' },
      { record_id: 'a', truth: 'x' },
      { record_id: 'c', truth: '' },
    ])
    const truth = readTruth(table, KEYS)
    expect(truth).toEqual({ kind: 'persons', persons: Int32Array.of(0, -1, -1, 0) })
  })

  it('names records by source and id where there are several sources', () => {
    const records = [
      { state: 'TX', id: '1' },
      { state: 'WA', id: '1' },
    ]
    const keys = recordKeys(tableFromRecords(records), { id: 'id', source: 'state' })
    const rows = [
      { source: 'WA', record_id: '1', truth: 'p' },
      { source: 'TX', record_id: '1', truth: 'q' },
    ]
    const truth = readTruth(tableFromRecords(rows), keys)
    expect(truth).toEqual({ kind: 'persons', persons: Int32Array.of(0, 1) })
  })

  it('may be labelled pairs, each once whichever way round it stands', () => {
    const rows = [
      { left_id: 'c', right_id: 'a', match: 'yes', certainty: '0.8', inclusion_probability: '' },
      { left_id: 'a', right_id: 'b', match: '0', certainty: '', inclusion_probability: '0.25' },
      { left_id: 'a', right_id: 'c', match: '1', certainty: '', inclusion_probability: '' },
    ]
    expect(readTruth(tableFromRecords(rows), KEYS)).toEqual({
      kind: 'pairs',
      left: Uint32Array.of(0, 0),
      right: Uint32Array.of(1, 2),
      match: Uint8Array.of(0, 1),
      certainty: Float64Array.of(1, 0.8),
      inclusion: Float64Array.of(0.25, 1),
    })
  })

  it.each([
    ['an unknown record', pairs([['a', 'z', '1']]), 'record-key-unknown'],
    ['a record twice in a pair', pairs([['a', 'a', '1']]), 'truth-invalid'],
    ['no answer', pairs([['a', 'b', 'maybe']]), 'truth-invalid'],
    [
      'one pair both ways',
      pairs([
        ['a', 'b', '1'],
        ['b', 'a', '0'],
      ]),
      'truth-contradicts',
    ],
    [
      'a chain that joins what is different',
      pairs([
        ['a', 'b', '1'],
        ['b', 'c', '1'],
        ['a', 'c', '0'],
      ]),
      'truth-contradicts',
    ],
    [
      'two truths of one record',
      tableFromRecords([
        { record_id: 'a', truth: 'x' },
        { record_id: 'a', truth: 'y' },
      ]),
      'truth-contradicts',
    ],
    ['no column of truth', tableFromRecords([{ record_id: 'a' }]), 'truth-invalid'],
    [
      'a label that nobody stands for',
      tableFromRecords([{ left_id: 'a', right_id: 'b', match: '1', author: '' }]),
      'truth-invalid',
    ],
    [
      'a certainty of 2',
      tableFromRecords([{ left_id: 'a', right_id: 'b', match: '1', certainty: '2' }]),
      'truth-invalid',
    ],
  ])('is refused with %s', (_, table, code) => {
    expect(() => readTruth(table, KEYS)).toThrow(expect.objectContaining({ code }))
  })

  it('leaves out pairs without an answer, whatever else their lines say', () => {
    const table = tableFromRecords([
      { left_id: 'a', right_id: 'b', match: '', certainty: '', author: '' },
      { left_id: 'b', right_id: 'c', match: '0', certainty: '0.5', author: 'ana' },
    ])
    const truth = readTruth(table, KEYS)
    expect(truth).toMatchObject({ kind: 'pairs', match: Uint8Array.of(0) })
  })

  it('does not depend on the order of its rows', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `r${at}`)
    const keys = keysOf(ids)
    const persons = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 })
    const order = fc.shuffledSubarray(
      ids.map((_, at) => at),
      { minLength: 12 },
    )
    fc.assert(
      fc.property(persons, order, (truth, rows) => {
        const row = (at: number) => ({ record_id: ids[at]!, truth: String(truth[at]) })
        const table = (places: readonly number[]) => tableFromRecords(places.map(row))
        expect(readTruth(table(rows), keys)).toEqual(readTruth(table([...ids.keys()]), keys))
      }),
    )
  })
})
