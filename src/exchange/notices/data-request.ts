import { LinkageError } from '../../errors.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { KeptRecord } from '../student-document.ts'
import type { DeskPlace } from '../worklist/work-item.ts'
import { type Address, placeOf } from './address.ts'
import { keepLists, type Listed } from './exchanged-lists.ts'
import type { ExchangedStep } from './exchanged-work.ts'

export const ASKED_FOR = [
  'course-history',
  'final-grades',
  'assessments',
  'enrollments',
  'immunization',
  'other',
] as const
export type AskedFor = (typeof ASKED_FOR)[number]

export const REQUEST_STATUSES = ['open', 'answered', 'withdrawn'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** More is asked of a child from a state that has a record of it. */
export interface DataRequest {
  readonly id: number
  readonly version: number
  readonly msixId: string
  readonly to: Address
  readonly from: DeskPlace
  readonly account: string
  readonly asked: readonly AskedFor[]
  /** In the requester’s words. */
  readonly question?: string
  readonly status: RequestStatus
  /** Milliseconds since 1970. */
  readonly sent: number
  /** Last day to answer, whole days since 1970. */
  readonly dueDay: number
  readonly answer?: {
    readonly by: string
    readonly at: number
    readonly text?: string
    /** What was asked for has been submitted: it stands in the record. */
    readonly submitted: boolean
  }
  /** What the asked state has submitted since: the requester may take it as the answer. */
  readonly brought: readonly AskedFor[]
  readonly reminded?: boolean
  /** Item of the worklist. */
  readonly work: number
  readonly steps: readonly ExchangedStep[]
}

export const DATA_REQUESTS: DocumentTable<DataRequest, [id: number]> = new DocumentTable(
  TABLE.dataRequest,
)
/** Open requests to a state about one of its students. */
export const REQUESTS_OF_STUDENT: DocumentTable<
  number,
  [state: string, stateStudentId: string, id: number]
> = new DocumentTable(TABLE.dataRequestByStudent)

/** @throws {@link LinkageError} `exchange-unknown`. */
export function dataRequest(app: AppReader, id: number): DataRequest {
  const request = DATA_REQUESTS.get(app, id)
  if (request === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'data request', id: String(id) })
  }
  return request
}

/** Keeps a request, and the lists that it stands in. */
export function putRequest(app: AppWriter, request: DataRequest): void {
  const before = DATA_REQUESTS.get(app, request.id)
  keepLists(app, 'data-request', before && listed(before), listed(request))
  DATA_REQUESTS.put(app, request, request.id)
}

export function subjectOfRequest(id: number): string {
  return `data-request ${id}`
}

/** What a record brings of what may be asked for. */
export function broughtBy({ kind, values }: KeptRecord): AskedFor[] {
  switch (kind) {
    case 'courseHistory':
      return values.finalGrade === undefined
        ? ['course-history']
        : ['course-history', 'final-grades']
    case 'assessment':
      return ['assessments']
    case 'enrollment':
      return values.immunizationRecords === 'Yes'
        ? ['enrollments', 'immunization']
        : ['enrollments']
    default:
      return []
  }
}

function listed(request: DataRequest): Listed {
  const { id, sent, status, to, from, account, msixId, dueDay, reminded } = request
  const isOpen = status === 'open'
  const lists = { id, time: sent, isOpen, to: placeOf(to), from, account, msixId }
  return isOpen && reminded !== true ? { ...lists, remind: dueDay } : lists
}
