import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RuleKeys } from '../../src/blocking/rule-keys.ts'
import { TokenKeyCache } from '../../src/blocking/token-keys.ts'
import { comparisonTables } from '../../src/comparison/comparison-tables.ts'
import { BLOCK, BlockFinder } from '../../src/matching/record-blocks.ts'
import { decodeRecord, encodeRecord } from '../../src/matching/record-codec.ts'
import { RecordParts } from '../../src/matching/record-parts.ts'
import { RecordStandardizer } from '../../src/matching/standardize-record.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { Workbench } from '../../src/matching/workbench.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { withoutSkipDates } from '../../src/standardize/skip-dates.ts'
import { standardizeTable } from '../../src/standardize/standardized-table.ts'
import '../support/property-seed.ts'

const WORDS = [
  'María',
  'Guadalupe',
  'Lupita',
  'José',
  'Pepe',
  'de la',
  'García',
  'López',
  'Lopez-Vega',
  "O'Brien",
  'Jr.',
  'Ñandú',
  'unknown',
  'X',
  '李',
  'Иван',
  'Juan',
  'Juancarlos',
  'Carlos',
  'St',
  '12',
  '\ud800',
]
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { maxLength: 4 })
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 150 }) },
)
const date = fc.oneof(
  fc.constantFrom(
    '',
    '2012-03-04',
    '03/04/2012',
    '2012-01-01',
    '2012',
    '4 marzo 2011',
    '13/02/2010',
    'x',
  ),
  fc
    .tuple(
      fc.integer({ min: 2008, max: 2013 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join('-')),
)
const other = fc.oneof(
  text,
  fc.constantFrom(
    'WA',
    'tx',
    'F',
    'male',
    'yes',
    'n',
    '98765-4321',
    '123-45-6789',
    'a.b@x.org',
    'AB-0012',
  ),
)

/** The model with skip dates and a strong identifier; full names are a matter of their own. */
function modelled(model: LinkageModel): LinkageModel {
  const { full_name: _, ...schema } = model.schema as Record<string, LinkageModel['schema'][string]>
  return {
    ...model,
    schema,
    skipDates: { birth_date: [20120101] },
    dateOrders: { birth_date: 'dmy' },
  }
}

function recordsOf({ schema }: LinkageModel): fc.Arbitrary<Record<string, string>[]> {
  const fields = Object.entries(schema).map(([field, kind]) => {
    const name = kind === 'given-name' || kind === 'middle-name' || kind === 'surname'
    return [field, kind === 'date' ? date : name ? text : other] as const
  })
  return fc.array(fc.record(Object.fromEntries(fields)), { minLength: 1, maxLength: 12 })
}

/** What batch makes of the records. */
function inBatch(model: LinkageModel, records: readonly Record<string, string>[]) {
  const mapping = Object.fromEntries(Object.keys(model.schema).map((field) => [field, [field]]))
  const order = Uint32Array.from(records, (_, at) => at)
  const table = standardizeTable(
    tableFromRecords(records),
    model.schema,
    mapping,
    order,
    model.dateOrders,
  )
  const columns = new Map(table.columns)
  for (const [field, column] of columns) {
    if (column.kind === 'date')
      columns.set(field, withoutSkipDates(column, model.skipDates?.[field] ?? []).column)
  }
  return { ...table, columns }
}

describe.each([
  ['student', modelled(studentModel)],
  ['person', modelled(personModel)],
])('a record that comes alone, by the model %s', (_, model) => {
  const standardizer = new RecordStandardizer(model)
  const { shape } = standardizer

  it('is standardized as in batch, and comes back from its bytes', () => {
    fc.assert(
      fc.property(recordsOf(model), (records) => {
        const table = inBatch(model, records)
        for (const [at, record] of records.entries()) {
          const own = standardizer.standardize(record)
          for (const [place, { field }] of shape.texts.entries()) {
            const column = table.columns.get(field)!
            if (column.kind === 'date') throw new Error('a text is no date')
            expect(own.texts[place]).toBe(column.values.get(column.ids[at]!))
          }
          for (const [place, { field }] of shape.dates.entries()) {
            const column = table.columns.get(field)!
            if (column.kind !== 'date') throw new Error('a date is no text')
            const raw = own.dates[place]!
            expect(shape.comparedDate(place, raw)).toBe(column.dates[at])
            expect(shape.blockedDate(place, raw)).toBe((column.keyDates ?? column.dates)[at])
          }
          expect(decodeRecord(shape, encodeRecord(own))).toEqual(own)
        }
      }),
    )
  })

  it('has the very keys that it has in batch', () => {
    const parts = new RecordParts(shape)
    const finder = new BlockFinder(model, (part) => parts.compile(part))
    fc.assert(
      fc.property(recordsOf(model), (records) => {
        const table = inBatch(model, records)
        const cache = new TokenKeyCache(table)
        const rules = model.blocking.rules.map(({ key }) => new RuleKeys(key, table, cache))
        for (const [at, record] of records.entries()) {
          const blocks = finder.blocksOf(standardizer.standardize(record))
          const own = Array.from({ length: blocks.length / BLOCK }, (_, block) => {
            const [rule, low, high] = blocks.subarray(BLOCK * block)
            return `${rule} ${low} ${high}`
          })
          const expected = rules.flatMap((keys, rule) => {
            const { low, high, size } = keys.of(at)
            return [
              ...new Set(
                Array.from({ length: size }, (_, key) => `${rule} ${low[key]} ${high[key]}`),
              ),
            ]
          })
          expect(own).toEqual(expected)
        }
      }),
    )
  })

  it('is packed as in batch, but for the ids of texts', () => {
    fc.assert(
      fc.property(recordsOf(model), (records) => {
        const table = inBatch(model, records)
        const { layout, packed, names } = comparisonTables(model, table)
        const bench = new Workbench(model, shape, 64)
        for (const record of records) bench.add(encodeRecord(standardizer.standardize(record)))
        const own = bench.weigher.tables
        expect(own.layout.width).toBe(layout.width)
        const tokenOf = new Map([[0, 0]])
        for (const at of records.keys()) {
          const end = packed.start[at + 1] ?? packed.words.length
          const length = end - packed.start[at]!
          const batch = packed.words.subarray(packed.start[at]!, end)
          const alone = own.packed.words.subarray(bench.startOf(at), bench.startOf(at) + length)
          for (const claim of layout.claims) {
            const offset = layout.offsetOf(claim)
            const column =
              claim.part === 'value' && claim.field ? table.columns.get(claim.field) : undefined
            if (claim.part === 'heads') {
              for (const word of [offset, offset + 1]) {
                expect(own.names.get(alone[word]!)).toBe(names.get(batch[word]!))
              }
            } else if (claim.part === 'value' && column !== undefined && column.kind !== 'date') {
              const column2 = bench.columnTexts(claim.field!)
              expect(column2.get(alone[offset]!)).toBe(column.values.get(batch[offset]!))
            } else expect(alone[offset]).toBe(batch[offset])
          }
          for (let word = layout.width; word < length; word++) {
            expect(own.names.get(alone[word]!)).toBe(names.get(batch[word]!))
            tokenOf.set(batch[word]!, alone[word]!)
          }
        }
        // Equal tokens have equal ids.
        expect(new Set(tokenOf.values()).size).toBe(tokenOf.size)
      }),
    )
  })
})

describe('a record with a full name only', () => {
  const index = createMatchIndex(personModel)

  it('is prepared as one with its parts', () => {
    const whole = index.prepare({
      full_name: 'GARCIA LOPEZ, María Guadalupe Jr.',
      birth_date: '2012-03-04',
    })
    const parts = index.prepare({
      given_name: 'Maria',
      middle_name: 'Guadalupe',
      surname: 'Garcia Lopez',
      suffix: 'jr',
      birth_date: '2012-03-04',
    })
    expect(whole).toEqual(parts)
  })

  it('keeps the parts it has of its own', () => {
    const record = index.prepare({ full_name: 'Juan Garcia', given_name: 'Pedro' })
    expect(record).toEqual(index.prepare({ given_name: 'Pedro', surname: 'Garcia' }))
  })

  it('has no evidence without a value', () => {
    expect(index.prepare({ given_name: '', surname: ' unknown ' }).hasEvidence).toBe(false)
    expect(index.prepare({ surname: 'Garcia' }).hasEvidence).toBe(true)
  })
})
