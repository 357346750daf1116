import { LinkageError } from '../../errors.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { DeskPlace } from '../worklist/work-item.ts'
import { type Address, placeOf } from './address.ts'
import { keepLists, type Listed } from './exchanged-lists.ts'
import type { ExchangedStep } from './exchanged-work.ts'

/**
 * What states tell and ask each other: move notices, data requests, and the exchange’s own notices of
 * a change of residence. Its one hard problem is to reach whoever can do something, and nobody else:
 * what is told may hold a family’s phone number.
 *
 * @module
 */

export const NOTICE_KINDS = ['arrival', 'departure'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const NOTICE_OUTCOMES = ['contacted', 'enrolled', 'not-found', 'known', 'other'] as const
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number]

export const NOTICE_STATUSES = ['open', 'acknowledged', 'answered'] as const
export type NoticeStatus = (typeof NOTICE_STATUSES)[number]

/** A move as the exchange saw it in what a state submitted. */
export interface SeenMove {
  readonly from: Address
  readonly to: Address
  /** YYYY-MM-DD. */
  readonly date: string
  readonly by: 'enrollment' | 'qualifying-move'
  /** The clock T6 that it started. */
  readonly clock: number
}

/** A child has come from the place that is told, or is on its way there. */
export interface MoveNotice {
  readonly id: number
  readonly version: number
  readonly kind: NoticeKind
  /** `exchange`: raised by what a state submitted. */
  readonly origin: 'user' | 'exchange'
  readonly msixId: string
  readonly to: Address
  /** Who tells; of the exchange’s own, the place that the child is at now. */
  readonly from: DeskPlace
  readonly account?: string
  /** When the child came or is to come, YYYY-MM-DD. */
  readonly moved?: string
  /** In the sender’s words. */
  readonly details?: string
  /** Of the family, to be reached by: stands here and nowhere else. */
  readonly phone?: string
  readonly seen?: SeenMove
  readonly status: NoticeStatus
  /** Milliseconds since 1970. */
  readonly sent: number
  /** Last day to answer, whole days since 1970. */
  readonly dueDay: number
  readonly answer?: {
    readonly by: string
    readonly at: number
    readonly outcome: NoticeOutcome
    readonly text?: string
  }
  /** Item of the worklist. */
  readonly work: number
  readonly steps: readonly ExchangedStep[]
}

export const MOVE_NOTICES: DocumentTable<MoveNotice, [id: number]> = new DocumentTable(
  TABLE.moveNotice,
)

/** @throws {@link LinkageError} `exchange-unknown`. */
export function moveNotice(app: AppReader, id: number): MoveNotice {
  const notice = MOVE_NOTICES.get(app, id)
  if (notice === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'move notice', id: String(id) })
  }
  return notice
}

/** Keeps a notice, and the lists that it stands in. */
export function putNotice(app: AppWriter, notice: MoveNotice): void {
  const before = MOVE_NOTICES.get(app, notice.id)
  keepLists(app, 'move-notice', before && listed(before), listed(notice))
  MOVE_NOTICES.put(app, notice, notice.id)
}

export function subjectOfNotice(id: number): string {
  return `move-notice ${id}`
}

function listed({ id, sent, status, to, from, account, msixId }: MoveNotice): Listed {
  const isOpen = status !== 'answered'
  const lists = { id, time: sent, isOpen, to: placeOf(to), from, msixId }
  return account === undefined ? lists : { ...lists, account }
}
