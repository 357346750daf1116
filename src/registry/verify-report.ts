/** Something that is not as it should be; ids and numbers only. */
export interface VerifyFault {
  /** What was looked at. */
  readonly check: 'store' | 'chain' | 'payload' | 'invariant' | 'replay' | 'index' | 'partition'
  readonly problem: string
  /** Records, persons, items or sequence numbers. */
  readonly subjects: readonly (string | number)[]
}

/** What a look through everything found. */
export interface VerifyReport {
  readonly entries: number
  readonly sequence: number
  /** Of the last entry, in hexadecimal: proves later that nothing before it was altered. */
  readonly hash: string
  /**
   * Chain, payloads, invariants, replay, index, partition. Of the index: rows, what knows records that
   * are not there, postings, edges; each by the numbers of the records, at most a thousand in all.
   */
  readonly faults: readonly VerifyFault[]
}
