import type { LoadPlan } from '../ledger/load-plan.ts'
import { radixSortBy } from '../records/radix-sort.ts'

/** Records told in one entry of the ledger; whole persons. */
const ENTRY = 5000

/** A {@link LoadPlan}, and the way back. */
export interface PlannedLoad {
  readonly plan: LoadPlan
  /** Shape `rows`: by place the number of the record; 0: it is left out. */
  readonly numberOf: Uint32Array
  readonly records: number
  readonly persons: number
}

/**
 * Numbers records person by person: persons by their smallest record, records by their keys.
 *
 * @param labels - shape `rows`: each record's cluster, as its smallest record.
 * @param evidence - columns by row; what is 0 in all of them is left out.
 * @param next - sequence number of the first event.
 */
export function planLoad(
  labels: Uint32Array,
  evidence: readonly Uint32Array[],
  next: number,
): PlannedLoad {
  const order = new Uint32Array(labels.length)
  for (let place = 0; place < order.length; place++) order[place] = place
  radixSortBy(order, labels)
  const numberOf = shared(labels.length)
  const placeOf = shared(labels.length + 1)
  const firstOf = shared(labels.length + 1)
  const entryOf: number[] = [0]
  let records = 0
  let persons = 0
  let label = -1
  let begun = 0
  for (const place of order) {
    if (!evidence.some((column) => column[place] !== 0)) continue
    if (labels[place] !== label) {
      // Only where a person ends can an entry end.
      if (records - begun >= ENTRY) {
        entryOf.push(persons)
        begun = records
      }
      label = labels[place]!
      firstOf[persons++] = records + 1
    }
    numberOf[place] = ++records
    placeOf[records] = place
  }
  firstOf[persons] = records + 1
  if (persons > 0) entryOf.push(persons)
  const plan = { next, placeOf, firstOf, entryOf: shared(entryOf.length, entryOf) }
  return { plan, numberOf, records, persons }
}

function shared(length: number, values: readonly number[] = []): Uint32Array {
  const numbers = new Uint32Array(new SharedArrayBuffer(4 * length))
  numbers.set(values)
  return numbers
}
