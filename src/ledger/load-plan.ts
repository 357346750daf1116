/**
 * Who is loaded, and in which order it is told: record by record, those of a person side by side.
 * Of each person its records are submitted, then it is created, then they are linked. Plain data, on
 * shared memory.
 */
export interface LoadPlan {
  /** Sequence number of the first event. */
  readonly next: number
  /** Shape `records + 1`: by number, from 1 on, the place of each record in its table. */
  readonly placeOf: Uint32Array
  /** Shape `persons + 1`: the first record of each person. */
  readonly firstOf: Uint32Array
  /** Shape `entries + 1`: the first person of each entry of the ledger. */
  readonly entryOf: Uint32Array
}

/** Sequence number of the first event of a person: two are told of each record, one of each person. */
export function firstEventOf({ next, firstOf }: LoadPlan, person: number): number {
  return next + 2 * (firstOf[person]! - 1) + person
}
