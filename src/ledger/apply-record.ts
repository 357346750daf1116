import { PINS, pinKey, RECORD_IDS, recordIdKey } from './state-tables.ts'
import type { Appliers, EventOf, Step } from './step.ts'

/** Events of source records and of their values. */
export const recordAppliers: Appliers<
  'submitted' | 'deleted' | 'rekeyed' | 'erased' | 'pinned' | 'unpinned'
> = {
  submitted: (step, event) => {
    if (event.record > step.state.counters().records) submitFirst(step, event)
    else {
      const known = step.record(event.record)
      const { source, id, version } = event
      step.require(known.source === source && known.id === id, 'the record has another key')
      step.require(version === known.version + 1, 'its version is not the next')
      step.changeRecord(known, event)
      step.touchHolder(known)
    }
  },

  deleted: (step, event) => {
    const record = step.record(event.record)
    step.require(!record.deleted, 'the record is deleted')
    step.require(record.person === undefined, 'the record is linked')
    step.changeRecord(record, event)
  },

  rekeyed: (step, event) => {
    const { record: number, former, id } = event
    const record = step.record(number)
    step.require(record.id === former, 'the record has another id')
    step.require(step.state.recordOf(record.source, id) === undefined, 'the id has another record')
    step.state.remove(RECORD_IDS, recordIdKey(record.source, former))
    step.state.put(RECORD_IDS, recordIdKey(record.source, id), number)
    step.changeRecord(record, event)
    step.touchHolder(record)
  },

  erased: (step, event) => {
    const record = step.record(event.record)
    step.changeRecord(record, event)
    step.touchHolder(record)
  },

  pinned: (step, { record, field }) => {
    const pinned = step.record(record)
    step.require(!step.state.isPinned(record, field), 'the field is pinned')
    step.state.put(PINS, pinKey(record, field), true)
    step.touchHolder(pinned)
  },

  unpinned: (step, { record, field }) => {
    const unpinned = step.record(record)
    step.require(step.state.isPinned(record, field), 'the field is not pinned')
    step.state.remove(PINS, pinKey(record, field))
    step.touchHolder(unpinned)
  },
}

function submitFirst(step: Step, event: EventOf<'submitted'>): void {
  const { state } = step
  const { record, source, id, version } = event
  step.require(record === state.counters().records + 1, 'the number of the record is not the next')
  step.require(version === 1, 'its version is not the first')
  step.require(state.recordOf(source, id) === undefined, 'the key has another record')
  state.summarize({ records: record })
  state.put(RECORD_IDS, recordIdKey(source, id), record)
  step.changeRecord(undefined, event)
}
