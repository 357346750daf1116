import type { RecordNumber } from '../ledger/event.ts'
import { assertPairs, retractAll, standing } from './assertions.ts'
import { findRecord } from './find.ts'
import type { OpenChange } from './open-change.ts'
import type { RecordKey } from './record-key.ts'
import { settle } from './settle.ts'

/**
 * What a source says of who its record is (R5). `must-link`: it is the other record’s child.
 * `near-match`: it may be, and a person is to look. No claim: what it said before holds no more.
 */
export interface SourceClaim {
  readonly record: RecordKey
  readonly claim?: { readonly kind: 'must-link' | 'near-match'; readonly other: RecordKey }
}

/**
 * States what sources say of records that stand already. For records that are being submitted, leave
 * it in {@link OpenChange.claims}: it is stated before they are given a person.
 */
export function settleClaims(change: OpenChange): void {
  const records = stateClaims(change)
  if (records.length > 0) settle(change, records)
}

/**
 * States the claims that wait, each in the place of what its source said before.
 *
 * @returns records that are to be decided about anew.
 */
export function stateClaims(change: OpenChange): RecordNumber[] {
  const touched: RecordNumber[] = []
  for (const { record, claim } of change.claims.splice(0)) {
    const { record: own } = findRecord(change.state, record)
    const other = claim && findRecord(change.state, claim.other).record
    // What another source says of this record is not this one's to take back.
    const reason = `claim of record ${own}`
    const former = change.state
      .assertionsOf(own)
      .filter(
        (each) =>
          each.origin === 'source' &&
          each.reason === reason &&
          !(each.kind === claim?.kind && (each.left === other || each.right === other)),
      )
    for (const { left, right } of former) touched.push(left, right)
    retractAll(change, former)
    if (claim === undefined || other === undefined) continue
    if (standing(change.state, [own, other], claim.kind) !== undefined) continue
    assertPairs(change.because(reason), claim.kind, [[own, other]], 'source')
    touched.push(own, other)
  }
  return touched
}
