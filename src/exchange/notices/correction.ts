import { LinkageError } from '../../errors.ts'
import type { RecordKindName } from '../msix/record-kinds.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import { keepLists, type Listed } from './exchanged-lists.ts'
import type { ExchangedStep } from './exchanged-work.ts'

export const REQUESTERS = ['parent', 'guardian', 'child'] as const
export const CORRECTION_STATUSES = [
  'received',
  'to-be-forwarded',
  'accepted',
  'refused',
  'corrected',
] as const
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number]

/** Who asks for a correction, and where they are answered: seen by those who handle it alone. */
export interface Requester {
  readonly relation: (typeof REQUESTERS)[number]
  readonly name?: string
  readonly contact?: string
}

/** A question to another state, a district, or by the Department. */
export interface Inquiry {
  readonly number: number
  /** Who asks. */
  readonly by: 'state' | 'department'
  /** Who has to answer. */
  readonly to: string
  readonly question: string
  readonly asked: number
  /** Clock T11 or T12. */
  readonly clock: number
  readonly answer?: { readonly by: string; readonly at: number; readonly text: string }
}

/** A parent, guardian or child asks that data be corrected, or whether they are correct. */
export interface Correction {
  readonly id: number
  readonly version: number
  readonly msixId: string
  /** Where the request was made. */
  readonly received: { readonly state: string; readonly by: string; readonly day: string }
  /** The state that submitted the data: it decides. */
  readonly owner: string
  readonly requester: Requester
  /** Elements that it is about. */
  readonly about: readonly { readonly kind: RecordKindName; readonly element?: string }[]
  /** In the requester’s words. */
  readonly claim: string
  readonly status: CorrectionStatus
  readonly acknowledged?: { readonly by: string; readonly at: number }
  readonly forwarded?: { readonly by: string; readonly at: number }
  readonly decision?: {
    readonly by: string
    readonly at: number
    readonly outcome: 'accepted' | 'refused'
    readonly reason: string
  }
  readonly notified?: { readonly by: string; readonly at: number; readonly how: string }
  readonly inquiries: readonly Inquiry[]
  /** When it was kept first, in milliseconds since 1970. */
  readonly opened: number
  /** Item of the worklist. */
  readonly work: number
  readonly steps: readonly ExchangedStep[]
}

export const CORRECTIONS: DocumentTable<Correction, [id: number]> = new DocumentTable(
  TABLE.correction,
)

/** @throws {@link LinkageError} `exchange-unknown`. */
export function correctionOf(app: AppReader, id: number): Correction {
  const correction = CORRECTIONS.get(app, id)
  if (correction === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'correction', id: String(id) })
  }
  return correction
}

/** Keeps a correction, and the lists that it stands in. */
export function putCorrection(app: AppWriter, correction: Correction): void {
  const before = CORRECTIONS.get(app, correction.id)
  keepLists(app, 'correction', before && listed(before), listed(correction))
  CORRECTIONS.put(app, correction, correction.id)
}

export function subjectOfCorrection(id: number): string {
  return `data-correction ${id}`
}

/** Is everything done that the regulation asks for? */
export function isOver({ status, notified }: Correction): boolean {
  return notified !== undefined && (status === 'refused' || status === 'corrected')
}

/** Who has to do the next step: the state that received it until it is forwarded, then the owner. */
export function handlerOf({ status, received, owner }: Correction): string {
  return status === 'to-be-forwarded' ? received.state : owner
}

function listed(correction: Correction): Listed {
  const { id, opened, received, msixId } = correction
  return {
    id,
    time: opened,
    isOpen: !isOver(correction),
    to: { state: handlerOf(correction) },
    from: { state: received.state },
    account: received.by,
    msixId,
  }
}
