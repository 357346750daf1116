import type { AppReader } from '../store/app-keys.ts'
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
  /** Milliseconds since 1970. */
  readonly flagged: number
}

/** What everybody who reads the child sees of a flag. */
export interface PublicFlag {
  readonly id: string
  readonly kind: FlagKind
  readonly state?: string
  readonly flagged: number
  /** The other children that are meant. */
  readonly others: readonly string[]
}

export const FLAGS: DocumentTable<StudentFlag, [id: string]> = new DocumentTable(TABLE.studentFlag)
export const FLAGS_ON: DocumentTable<string, [msixId: string, flag: string]> = new DocumentTable(
  TABLE.studentFlagByStudent,
)

/** Flags shown of one child at most. */
const MOST_SHOWN = 50

export function standingFlags(app: AppReader, msixId: string): PublicFlag[] {
  const ids = FLAGS_ON.range(app, { under: [msixId], limit: MOST_SHOWN })
  return Array.from(ids, (id) => {
    const { kind, state, flagged, msixIds } = FLAGS.get(app, id)!
    const others = msixIds.filter((other) => other !== msixId)
    return { id, kind, ...(state === undefined ? {} : { state }), flagged, others }
  })
}
