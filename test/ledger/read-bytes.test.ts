import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Change } from '../../src/ledger/change.ts'
import { LINK_KINDS } from '../../src/ledger/event-codec.ts'
import { PayloadBytes, Payloads } from '../../src/ledger/payload.ts'
import { RecordBytes } from '../../src/ledger/record-bytes.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'

const text = fc.string({ unit: 'binary', maxLength: 8 })
const record = fc.record({
  source: fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  id: fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }),
  fields: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'ñ'), text),
  link: fc.option(fc.constantFrom(...LINK_KINDS)),
})

describe('records read as bytes', () => {
  it('say what they say when they are read one by one', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (all) => {
        const store = memoryStore(LEDGER_TABLES)
        store.write((writer) => {
          const change = new Change(writer, { personIds: { next: (count) => `P${count}` } })
          for (const { source, id, fields, link } of all) {
            const number = change.submit(source, id, fields)
            if (change.state.record(number)!.person !== undefined) continue
            if (link === null) change.emit({ kind: 'deleted', record: number })
            else change.emit({ kind: 'linked', record: number, person: change.create(), link })
          }
          const head = { author: '', reason: '', time: 0, model: '' }
          change.commit({ operation: 'submit', ...head })
        })
        store.read((reader) => {
          const state = readState(reader)
          const row = new RecordBytes()
          for (const {
            record: number,
            source,
            id,
            person,
            version,
            link,
            deleted,
          } of state.records()) {
            expect(row.read(reader, number)).toBe(true)
            const span = (from: number, to: number): string =>
              Buffer.from(row.bytes.subarray(from, to)).toString()
            expect({
              source: span(row.sourceStart, row.sourceEnd),
              id: span(row.idStart, row.idEnd),
              person: span(row.personStart, row.personEnd),
              version: row.version,
              link: LINK_KINDS[row.link],
              deleted: row.deleted,
            }).toEqual({ source, id, person: person ?? '', version, link, deleted })
            expect(valuesOf(new Payloads(reader), number, version)).toEqual(state.fieldsOf(number))
          }
          expect(row.read(reader, 99)).toBe(false)
          expect(new Payloads(reader).readBytes(99, 1, new PayloadBytes())).toBe(false)
        })
      }),
    )
  })
})

function valuesOf(payloads: Payloads, record: number, version: number): Record<string, string> {
  const values = new PayloadBytes()
  payloads.readBytes(record, version, values)
  return Object.fromEntries(
    Array.from({ length: values.count }, (_, at) => {
      const value = values.bytes.subarray(values.starts[at]!, values.ends[at]!)
      return [payloads.nameOf(values.fields[at]!), Buffer.from(value).toString()] as const
    }),
  )
}
