import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvent } from '../../src/ledger/apply-event.ts'
import { dumpState } from '../../src/ledger/dump-state.ts'
import { readEvents } from '../../src/ledger/read-entries.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { StateWriter } from '../../src/ledger/state-writer.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import { histories, play } from '../support/ledger-history.ts'
import '../support/property-seed.ts'

describe('StateWriter', () => {
  it('makes the same state however many rows it holds back', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(0, 1, 3, 10), (history, most) => {
        const store = play(history)
        const other = memoryStore(LEDGER_TABLES)
        store.read((reader) =>
          other.write((writer) => {
            const state = new StateWriter(writer, most)
            for (const { event, sequence } of readEvents(reader)) {
              applyEvent(state, event, sequence)
            }
            state.flush()
          }),
        )
        expect(other.read((reader) => [...dumpState(reader)])).toEqual(
          store.read((reader) => [...dumpState(reader)]),
        )
      }),
    )
  })
})
