import { connectedComponents } from '../clustering/connected-components.ts'
import type { ReviewReason } from '../ledger/event.ts'
import { type RegistryView, relevance } from './closure.ts'

/** What a registry holds. */
export interface RegistryStats {
  /** Of the last event. */
  readonly sequence: number
  /** Hash of the model in force. */
  readonly model: string
  /** Records that stand, and those that their sources deleted. */
  readonly records: number
  readonly deleted: number
  /** Persons with records, ids that redirect, and persons whose records were all deleted. */
  readonly persons: number
  readonly redirects: number
  readonly vacant: number
  /** Unresolved review items, by reason. */
  readonly items: Readonly<Partial<Record<ReviewReason, number>>>
  /** Records that only their connection by strong pairs puts together: the cost of a write. */
  readonly largestComponent: number
  /** Connected components of more than a thousand records. */
  readonly largeComponents: number
}

/** A component of more records is worth a look: is a common value taken for evidence? */
const LARGE = 1000

/**
 * Counted anew each time. Cost: reads every record, person, item and kept pair, some seconds for each
 * million records: components have no count that a deletion could be taken from.
 */
export function registryStats({ state, reader, index }: RegistryView): RegistryStats {
  const least = relevance(index.model)
  let records = 0
  let deleted = 0
  const left: number[] = []
  const right: number[] = []
  for (const { record, deleted: isGone } of state.records()) {
    if (isGone) {
      deleted++
      continue
    }
    records++
    for (const { record: other, weight } of index.edgesOf(reader, record)) {
      if (other < record || weight < least) continue
      left.push(record)
      right.push(other)
    }
  }
  let persons = 0
  let redirects = 0
  let vacant = 0
  for (const { members, redirect } of state.persons()) {
    if (redirect !== undefined) redirects++
    else if (members.length === 0) vacant++
    else persons++
  }
  const items: Partial<Record<ReviewReason, number>> = {}
  for (const { reason } of state.items()) items[reason] = (items[reason] ?? 0) + 1
  const numbers = state.counters().records + 1
  const components = connectedComponents(numbers, Uint32Array.from(left), Uint32Array.from(right))
  const sizes = new Uint32Array(numbers)
  for (const root of components) sizes[root]!++
  return {
    sequence: state.sequence(),
    model: state.model(),
    records,
    deleted,
    persons,
    redirects,
    vacant,
    items,
    largestComponent: records === 0 ? 0 : sizes.reduce((a, b) => Math.max(a, b)),
    largeComponents: sizes.reduce((sum, size) => sum + (size > LARGE ? 1 : 0), 0),
  }
}
