import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyIndex } from '../../src/linker/key-index.ts'
import { recordKeys } from '../../src/linker/record-keys.ts'
import { tableFromRecords } from '../../src/records/table.ts'

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
  fc.stringMatching(/^[ab]{1,3}$/),
)

describe('KeyIndex', () => {
  it('finds every record by its source and id, and nothing else', () => {
    const rows = fc.uniqueArray(fc.record({ state: word, id: word }), {
      minLength: 1,
      selector: ({ state, id }) => JSON.stringify([state, id]),
    })
    fc.assert(
      fc.property(rows, word, word, (records, state, id) => {
        const keys = recordKeys(tableFromRecords(records), { id: 'id', source: 'state' })
        const index = new KeyIndex(keys)
        for (const [at, row] of keys.order.entries()) {
          expect(index.find(records[row]!.state, records[row]!.id)).toBe(at)
        }
        const row = records.findIndex((record) => record.state === state && record.id === id)
        const place = row < 0 ? undefined : keys.order.indexOf(row)
        expect(index.find(state, id)).toBe(place)
      }),
    )
  })

  it('knows no source where there is only one', () => {
    const keys = recordKeys(tableFromRecords([{ id: '1' }]), { id: 'id' })
    expect(new KeyIndex(keys).find('', '1')).toBe(0)
    expect(new KeyIndex(keys).find('CA', '1')).toBeUndefined()
  })
})
