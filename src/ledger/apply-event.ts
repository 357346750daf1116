import { decisionAppliers } from './apply-decision.ts'
import { personAppliers } from './apply-person.ts'
import { recordAppliers } from './apply-record.ts'
import type { LedgerEvent, LedgerEventKind } from './event.ts'
import { pastKey, placesFor } from './past.ts'
import { PAST, sequenceKey, UNDONE } from './state-tables.ts'
import type { StateWriter } from './state-writer.ts'
import { type Appliers, type EventOf, Step } from './step.ts'

const APPLIERS: Appliers<LedgerEventKind> = {
  ...recordAppliers,
  ...personAppliers,
  ...decisionAppliers,
  'model-changed': (step, { model }) => step.state.summarize({ model }),
  undone: (step, { entry }) => {
    step.require(entry < step.sequence, 'the entry is yet to come')
    step.state.put(UNDONE, sequenceKey(entry), step.sequence)
  },
}

/**
 * Makes an event true: the only way in which the logical state changes.
 *
 * @param sequence - its sequence number: one more than the state's.
 * @throws {@link LinkageError} `ledger-inconsistent` if the event does not fit the state.
 */
export function applyEvent(state: StateWriter, event: LedgerEvent, sequence: number): void {
  const step = new Step(state, event.kind, sequence)
  step.require(sequence === state.sequence() + 1, 'its sequence number is not the next')
  const places = placesFor(state, event, sequence)
  applierOf(event.kind)(step, event)
  for (const place of places) state.put(PAST, pastKey(place), true)
  state.summarize({ sequence })
}

function applierOf<K extends LedgerEventKind>(kind: K): (step: Step, event: EventOf<K>) => void {
  return APPLIERS[kind]
}
