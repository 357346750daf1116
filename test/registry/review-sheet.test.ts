import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReviewItem } from '../../src/ledger/event.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { ReviewCase } from '../../src/registry/review-case.ts'
import { decisionsOf, type FileDecision } from '../../src/registry/review-decision.ts'
import { fallsUnder, type ReviewRule } from '../../src/registry/review-rule.ts'
import { guarded, reviewSheet } from '../../src/registry/review-sheet.ts'

const SCHEMA = {
  state: 'state',
  state_student_id: 'identifier',
  first_name: 'given-name',
  birth_date: 'date',
} as const

function item(number: number, more: Partial<ReviewItem> = {}): ReviewItem {
  return {
    item: number,
    reason: 'near-match',
    status: 'open',
    persons: ['P1', 'P2'],
    records: [1, 2],
    evidence: [{ left: 1, right: 2, weight: 4.567 }],
    level: 0,
    openedAt: 0,
    ...more,
  }
}

function reviewed(
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
  weight = 4.567,
  more: Partial<ReviewItem> = {},
): ReviewCase {
  return {
    item: item(7, more),
    weight,
    left: { source: 'TX', id: '1', person: 'P1', records: 3, fields: left },
    right: { source: 'WA', id: '2', person: 'P2', records: 1, fields: right },
  }
}

/** A table as it comes back from a person, with the lines of a file. */
function filledIn(rows: readonly Readonly<Record<string, string>>[]): FileDecision[] {
  const table = tableFromRecords(rows)
  return decisionsOf({
    ...table,
    parts: [{ file: 'back.csv', firstRow: 0, rows: rows.length, bytes: 0, sha256: '' }],
    lines: Uint32Array.from(rows, (_, at) => at + 2),
  })
}

/** The line and problem of each row that is refused. */
const problems = (found: readonly FileDecision[]): string[] =>
  found.flatMap((row) => ('error' in row ? [row.error.message] : []))

describe('reviewSheet', () => {
  it('puts both records side by side, with columns for what any of them says', () => {
    const sheet = reviewSheet(
      [reviewed({ first_name: 'Ana' }, { first_name: 'Anna', birth_date: '2012-03-04' })],
      SCHEMA,
      99,
    )
    const row = Object.fromEntries(sheet.columns.map(({ name }, at) => [name, sheet.rows[0]![at]]))
    expect(row).toEqual({
      item: 7,
      decision: '',
      comment: '',
      survivor: '',
      due: '',
      reason: 'near-match',
      status: 'open',
      weight: 4.57,
      seen: 99,
      person_1: 'P1',
      person_2: 'P2',
      records_1: 3,
      records_2: 1,
      source_1: 'TX',
      source_2: 'WA',
      record_id_1: '1',
      record_id_2: '2',
      first_name_1: 'Ana',
      first_name_2: 'Anna',
      birth_date_1: '',
      birth_date_2: '2012-03-04',
    })
  })

  it('copes with an item that names no pair', () => {
    const sheet = reviewSheet([{ item: item(3, { evidence: [] }) }], SCHEMA, 1)
    expect(sheet.rows[0]).toHaveLength(sheet.columns.length)
  })

  it('guards what a spreadsheet would run, in CSV', () => {
    const { rows } = reviewSheet([reviewed({ first_name: '=cmd|x' }, {})], SCHEMA, 1)
    expect(rows[0]).toContain('=cmd|x')
    expect(guarded(rows)[0]).toContain("'=cmd|x")
  })
})

describe('decisionsOf', () => {
  it('reads what was filled in, and leaves out what was not', () => {
    const found = filledIn([
      { item: '1', decision: 'Accept', survivor: 'P2', seen: '40', comment: 'same mother' },
      { item: '2', decision: '' },
      { item: '3.0', decision: 'postpone', due: '12/31/2026' },
    ])
    expect(found).toEqual([
      {
        file: 'back.csv',
        line: 2,
        decision: { item: 1, choice: 'accept', survivor: 'P2', seen: 40, comment: 'same mother' },
      },
      {
        file: 'back.csv',
        line: 4,
        decision: { item: 3, choice: 'postpone', due: Date.UTC(2026, 11, 31) },
      },
    ])
  })

  it('refuses rows one by one, by file and line, without repeating what they say', () => {
    const found = filledIn([
      { item: 'Zebulonia', decision: 'accept' },
      { item: '2', decision: 'Krakenfeld' },
      { item: '3', decision: 'reject', seen: 'x' },
      { item: '4', decision: 'postpone' },
      { item: '5', decision: 'postpone', due: 'soon' },
      { item: '6', decision: 'reject' },
      { item: '6', decision: 'accept' },
    ])
    expect(problems(found)).toEqual([
      'back.csv:2: the column item holds no whole number; the row is left out.',
      expect.stringMatching(/^back\.csv:3: the decision is none of accept, reject/),
      'back.csv:4: the column seen holds no whole number; the row is left out.',
      'back.csv:5: postpone needs a date in due; the row is left out.',
      'back.csv:6: the column due holds no date; the row is left out.',
      'back.csv:8: line 7 decides the same item; the row is left out.',
    ])
    expect(found.filter((row) => 'decision' in row)).toHaveLength(1)
    expect(problems(found).join()).not.toMatch(/Zebulonia|Krakenfeld/)
  })

  it('refuses a table that is something else', () => {
    expect(() => filledIn([{ id: '1' }])).toThrow(/column "item"/)
    expect(() => filledIn([{ item: '1' }])).toThrow(/column "decision"/)
    expect(filledIn([])).toEqual([])
  })

  it('gives back every decision that is written into a sheet', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 9 }),
        fc.nat(),
        fc.func(fc.constantFrom('', 'accept', 'reject', 'escalate')),
        (numbers, seen, choose) => {
          const cases = numbers.map((number) => ({ ...reviewed({}, {}), item: item(number) }))
          const { columns, rows } = reviewSheet(cases, SCHEMA, seen)
          const back = filledIn(
            rows.map((row, at) => ({
              ...Object.fromEntries(columns.map(({ name }, column) => [name, String(row[column])])),
              decision: choose(at),
            })),
          )
          const expected = numbers.flatMap((number, at) =>
            choose(at) === '' ? [] : [{ item: number, choice: choose(at), seen }],
          )
          expect(back.map((row) => 'decision' in row && row.decision)).toEqual(expected)
        },
      ),
    )
  })
})

describe('fallsUnder', () => {
  const TX = { state: 'TX', state_student_id: '007', first_name: 'Ana' }
  const under = (rule: ReviewRule, seen: ReviewCase): boolean => fallsUnder(rule, seen, SCHEMA)

  it('goes by reason, status and weight', () => {
    const seen = reviewed(TX, TX, 12)
    expect(under({}, seen)).toBe(true)
    expect(under({ least: 12, most: 12 }, seen)).toBe(true)
    expect(under({ least: 12.001 }, seen)).toBe(false)
    expect(under({ most: 11.999 }, seen)).toBe(false)
    expect(under({ reasons: ['small-margin'] }, seen)).toBe(false)
    expect(under({ reasons: ['small-margin', 'near-match'] }, seen)).toBe(true)
    expect(under({}, reviewed(TX, TX, 12, { status: 'postponed' }))).toBe(false)
    expect(under({ status: 'postponed' }, reviewed(TX, TX, 12, { status: 'postponed' }))).toBe(true)
    expect(under({ least: -100 }, { item: item(1, { evidence: [] }) })).toBe(false)
  })

  it('compares values as standardized, and a missing one is not the same', () => {
    const same: ReviewRule = { same: ['state', 'state_student_id'] }
    expect(under(same, reviewed(TX, { state: 'Texas', state_student_id: '007' }))).toBe(true)
    expect(under(same, reviewed(TX, { state: 'Texas', state_student_id: '008' }))).toBe(false)
    expect(under(same, reviewed(TX, { state: 'Texas' }))).toBe(false)
    expect(under({ compatible: ['first_name'] }, reviewed(TX, {}))).toBe(true)
    expect(under({ compatible: ['first_name'] }, reviewed(TX, { first_name: 'ANA' }))).toBe(true)
    expect(under({ compatible: ['first_name'] }, reviewed(TX, { first_name: 'Eva' }))).toBe(false)
  })
})
