import type { ReviewItem } from './event.ts'
import {
  ASSERTIONS,
  ITEMS,
  OPEN_ITEMS,
  PERSON_ITEMS,
  personItemKey,
  RECORD_ASSERTIONS,
  recordAssertionKey,
  sequenceKey,
} from './state-tables.ts'
import type { StateWriter } from './state-writer.ts'
import type { Appliers } from './step.ts'

/** Events of assertions and review items. */
export const decisionAppliers: Appliers<
  'asserted' | 'retracted' | 'flagged' | 'rewritten' | 'resolved'
> = {
  asserted: (step, { assertion }) => {
    const { assertion: number, left, right } = assertion
    step.require(number === step.sequence, 'its number is not its sequence number')
    step.require(left < right, 'its records are not in order')
    for (const record of [left, right]) {
      step.record(record)
      step.state.put(RECORD_ASSERTIONS, recordAssertionKey(record, number), true)
    }
    step.state.put(ASSERTIONS, sequenceKey(number), assertion)
  },

  retracted: (step, { assertion: { assertion: number } }) => {
    const { left, right } = step.found(step.state.assertion(number), 'the assertion does not stand')
    for (const record of [left, right]) {
      step.state.remove(RECORD_ASSERTIONS, recordAssertionKey(record, number))
    }
    step.state.remove(ASSERTIONS, sequenceKey(number))
  },

  flagged: (step, { item }) => {
    step.require(item.item === step.sequence, 'its number is not its sequence number')
    open(step.state, item)
  },

  rewritten: (step, { item }) => {
    close(step.state, step.unresolved(item.item))
    open(step.state, item)
  },

  resolved: (step, { item: number, outcome }) => {
    const item = step.unresolved(number)
    close(step.state, item)
    step.state.put(ITEMS, sequenceKey(number), { ...item, outcome })
  },
}

function open(state: StateWriter, item: ReviewItem): void {
  state.put(ITEMS, sequenceKey(item.item), item)
  state.put(OPEN_ITEMS, sequenceKey(item.item), true)
  for (const person of item.persons) state.put(PERSON_ITEMS, personItemKey(person, item.item), true)
}

function close(state: StateWriter, item: ReviewItem): void {
  state.remove(OPEN_ITEMS, sequenceKey(item.item))
  for (const person of item.persons) state.remove(PERSON_ITEMS, personItemKey(person, item.item))
}
