import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { eventCodec } from '../../src/ledger/event-codec.ts'
import { ByteReader } from '../../src/storage/byte-reader.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'
import '../support/property-seed.ts'
import { ledgerEvents } from '../support/ledger-events.ts'

function encode(event: LedgerEvent): Uint8Array {
  const writer = new ByteWriter()
  eventCodec.write(writer, event)
  return writer.finish()
}

function decode(bytes: Uint8Array): LedgerEvent {
  const reader = new ByteReader(bytes, 'events')
  const event = eventCodec.read(reader)
  reader.end()
  return event
}

describe('eventCodec', () => {
  it('gives the number of the kind, then the parts', () => {
    expect([...encode({ kind: 'linked', record: 300, person: 'P1', link: 'verified' })]).toEqual([
      6, 0, 0xac, 0x02, 2, 0x50, 0x31, 1,
    ])
  })

  it('gives back every event', () => {
    fc.assert(
      fc.property(ledgerEvents, (event) => {
        // A clone has a plain prototype, which what fast-check makes has not.
        expect(decode(encode(event))).toStrictEqual(structuredClone(event))
      }),
      { numRuns: 500 },
    )
  })

  it('is canonical: bytes that it reads are the bytes that it writes', () => {
    fc.assert(
      fc.property(ledgerEvents, fc.nat(), fc.integer({ min: 1, max: 255 }), (event, at, flip) => {
        const bytes = encode(event)
        bytes[at % bytes.length]! ^= flip
        let read: LedgerEvent
        try {
          read = decode(bytes)
        } catch (error) {
          expect(isLinkageError(error, 'store-damaged')).toBe(true)
          return
        }
        expect(encode(read)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses a word that it does not know', () => {
    const event = { kind: 'resolved', item: 1, outcome: 'forgotten' } as unknown as LedgerEvent
    expect(() => encode(event)).toThrow(RangeError)
  })
})
