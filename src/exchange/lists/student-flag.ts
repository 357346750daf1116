import type { RecordNumber } from '../../ledger/event.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { ArrivalHandler } from '../arrivals.ts'
import type { ExchangeView } from '../exchange.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** Why somebody wants to come back to a child. */
export const FLAG_KINDS = ['possible-duplicates', 'research'] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

/**
 * A recruiter’s flag: flagged now, researched later. It keeps its children on a list of the recruiter’s,
 * where the note stands; others see only that there is a flag.
 */
export interface StudentFlag {
  readonly id: string
  readonly kind: FlagKind
  readonly owner: string
  /** State of the owner; absent for a federal account. */
  readonly state?: string
  readonly list: string
  /** As they were when they were flagged. */
  readonly msixIds: readonly string[]
  /** The records that they had: where these are, the flag is, whoever is merged or split since. */
  readonly records: readonly RecordNumber[]
  /** Milliseconds since 1970. */
  readonly flagged: number
}

/** What everybody who reads the child sees of a flag. */
export interface PublicFlag {
  readonly id: string
  readonly kind: FlagKind
  readonly state?: string
  readonly flagged: number
  /** The other children that are meant, under the ids that they have now. */
  readonly others: readonly string[]
}

export const FLAGS: DocumentTable<StudentFlag, [id: string]> = new DocumentTable(TABLE.studentFlag)
export const FLAGS_ON: DocumentTable<string, [record: RecordNumber, flag: string]> =
  new DocumentTable(TABLE.studentFlagByRecord)

/** Flags shown of one child at most. */
const MOST_SHOWN = 50

/** @param msixId - of a child that stands, not one that was merged away. */
export function standingFlags(
  { app, state }: Pick<ExchangeView, 'app' | 'state'>,
  msixId: string,
): PublicFlag[] {
  const ids = new Set<string>()
  for (const record of state.person(msixId)?.members ?? []) {
    for (const id of FLAGS_ON.range(app, { under: [record], limit: MOST_SHOWN })) ids.add(id)
  }
  return [...ids].slice(0, MOST_SHOWN).map((id) => {
    const { kind, state: owners, flagged, msixIds } = FLAGS.get(app, id)!
    const now = new Set(msixIds.map((each) => resolvePerson(state, each).person.person))
    now.delete(msixId)
    return {
      id,
      kind,
      ...(owners === undefined ? {} : { state: owners }),
      flagged,
      others: [...now],
    }
  })
}

/** A state made one of two of its students: what was flagged of the first is of the second. */
export const moveFlags: ArrivalHandler = ({ transaction, app }, arrival) => {
  const { state, stateStudentId, after } = arrival
  if (after.rekeyedTo === undefined) return
  const from = transaction.change.state.recordOf(state, stateStudentId)
  const to = transaction.change.state.recordOf(state, after.rekeyedTo)
  if (from === undefined || to === undefined) return
  for (const id of [...FLAGS_ON.range(app, { under: [from] })]) {
    const flag = FLAGS.get(app, id)!
    FLAGS.put(app, { ...flag, records: [...new Set([...flag.records, to])] }, id)
    FLAGS_ON.put(app, id, to, id)
  }
}
