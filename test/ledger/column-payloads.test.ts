import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ColumnPayloads } from '../../src/ledger/column-payloads.ts'
import { hashPayload, Payloads, payloadOf, writeFieldNames } from '../../src/ledger/payload.ts'
import { columnOf, tableFromRecords } from '../../src/records/table.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import '../support/property-seed.ts'

const NAMES = ['given', 'Ünique "name"', 'both', '10']
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'Ana', '"', '\\', '\n\u0000\u001f\u007f', 'ñ𝒳\u2028', 'x'.repeat(300)),
)
const row = fc.tuple(value, value, value, value, value)

describe('payloads made from columns', () => {
  it('are those of the fields, one by one, hash and bytes', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (rows, salt) => {
          const table = tableFromRecords(rows.map(([a, b, c, d, e]) => ({ a, b, c, d, e })))
          const columns = (...names: string[]) => names.map((name) => columnOf(table, name)!)
          const payloads = new ColumnPayloads([
            { name: NAMES[2]!, number: 2, columns: columns('c', 'd') },
            { name: NAMES[0]!, number: 0, columns: columns('a') },
            { name: NAMES[3]!, number: 3, columns: columns('e') },
            { name: NAMES[1]!, number: 1, columns: columns('b') },
          ])
          const salts = Uint8Array.from([...salt, ...salt])
          payloads.read(Uint32Array.from(rows, (_, at) => at))
          for (const [at, [a, b, c, d, e]] of rows.entries()) {
            const both = [c, d].filter((text) => text !== '').join(' ')
            const expected = payloadOf(
              { [NAMES[0]!]: a, [NAMES[1]!]: b, [NAMES[2]!]: both, [NAMES[3]!]: e },
              salt,
            )
            const written = new ByteWriter()
            expect(payloads.write(at, salts, 16, written)).toEqual(hashPayload(expected))
            const store = memoryStore(['payload', 'meta'])
            store.write((writer) => {
              writeFieldNames(writer, NAMES)
              new Payloads(writer).write(writer, 1, 1, expected)
              const [[, bytes]] = [...writer.range('payload')] as [[Uint8Array, Uint8Array]]
              expect(written.finish()).toEqual(bytes)
            })
          }
        },
      ),
    )
  })
})
