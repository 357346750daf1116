import { type TUnsafe, Type } from 'typebox'
import type { StateReader } from '../../ledger/state.ts'
import type { StoreReader } from '../../storage/store.ts'
import { DAY, MOMENT, momentOf } from '../http/time.ts'
import { toldDay } from '../msix/told-value.ts'
import { documentsOf } from '../store/documents-of.ts'
import { versionOf } from './item-to-change.ts'
import {
  type DeskPlace,
  levelOf,
  WORK_KINDS,
  WORK_LEVELS,
  WORK_STATUSES,
  type WorkItem,
  type WorkKind,
  type WorkLevel,
  type WorkStatus,
} from './work-item.ts'

const PLACE = {
  state: Type.String(),
  region: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
}

/** An item as a list shows it. */
export interface WorkSummary {
  readonly id: number
  readonly version: string
  readonly kind: WorkKind
  readonly status: WorkStatus
  readonly subject: string
  readonly students: readonly {
    readonly msixId: string
    readonly firstName?: string
    readonly lastName1?: string
    readonly birthDate?: string
    readonly states: readonly string[]
  }[]
  readonly states: readonly string[]
  readonly desks: readonly (DeskPlace & {
    readonly level: WorkLevel
    readonly assignee?: string
    readonly due?: string
    readonly doneBy?: string
    readonly doneAt?: string
  })[]
  readonly opened: string
  readonly proposer?: { readonly account: string; readonly state?: string }
  readonly until?: string
  readonly lock?: { readonly by: string; readonly until: string }
  readonly outcome?: string
  readonly closed?: string
  readonly undoes?: number
  readonly undoneBy?: number
}

const SUMMARY = Type.Object({
  id: Type.Integer(),
  version: Type.String({ description: 'For `If-Match`.' }),
  kind: Type.Enum([...WORK_KINDS]),
  status: Type.Enum([...WORK_STATUSES]),
  subject: Type.String({ description: 'What it is about: `registry 17`, `data-request 4`.' }),
  students: Type.Array(
    Type.Object({
      msixId: Type.String(),
      firstName: Type.Optional(Type.String()),
      lastName1: Type.Optional(Type.String()),
      birthDate: Type.Optional(DAY),
      states: Type.Array(Type.String()),
    }),
  ),
  states: Type.Array(Type.String(), { description: 'States that it concerns.' }),
  desks: Type.Array(
    Type.Object({
      ...PLACE,
      level: Type.Enum([...WORK_LEVELS]),
      assignee: Type.Optional(Type.String()),
      due: Type.Optional(MOMENT),
      doneBy: Type.Optional(Type.String()),
      doneAt: Type.Optional(MOMENT),
    }),
    { description: 'With whom it lies: one for each state that has a say.' },
  ),
  opened: MOMENT,
  proposer: Type.Optional(
    Type.Object({ account: Type.String(), state: Type.Optional(Type.String()) }),
  ),
  until: Type.Optional(MOMENT),
  lock: Type.Optional(Type.Object({ by: Type.String(), until: MOMENT })),
  outcome: Type.Optional(Type.String()),
  closed: Type.Optional(MOMENT),
  undoes: Type.Optional(Type.Integer({ description: 'The item that it takes back.' })),
  undoneBy: Type.Optional(Type.Integer()),
})

export const WORK_SUMMARY: TUnsafe<WorkSummary> = Type.Unsafe<WorkSummary>(SUMMARY)

export function workSummary(
  view: { readonly state: StateReader; readonly reader: StoreReader },
  item: WorkItem,
  now: number,
): WorkSummary {
  const { id, kind, status, subject, states, desks, opened, proposer, until, lock } = item
  const { outcome, closed, undoes, undoneBy } = item
  return {
    id,
    version: versionOf(view.state, item),
    kind,
    status,
    subject,
    students: item.students.map((msixId) => studentName(view, msixId)),
    states: [...states],
    desks: desks.map(({ place, assignee, due, done }) => ({
      ...place,
      level: levelOf(place),
      ...(assignee === undefined ? {} : { assignee }),
      ...(due === undefined ? {} : { due: momentOf(due) }),
      ...(done === undefined ? {} : { doneBy: done.by, doneAt: momentOf(done.at) }),
    })),
    opened: momentOf(opened),
    ...(proposer === undefined ? {} : { proposer: { ...proposer } }),
    ...(until === undefined ? {} : { until: momentOf(until) }),
    // A lock that has run out is none.
    ...(lock === undefined || lock.until <= now
      ? {}
      : { lock: { by: lock.by, until: momentOf(lock.until) } }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(closed === undefined ? {} : { closed: momentOf(closed) }),
    ...(undoes === undefined ? {} : { undoes: undoes.item }),
    ...(undoneBy === undefined ? {} : { undoneBy }),
  }
}

function studentName(
  view: { readonly state: StateReader; readonly reader: StoreReader },
  msixId: string,
): WorkSummary['students'][number] {
  const documents = documentsOf(view, [msixId])
  const demographics = documents
    .toSorted((a, b) => b.document.time - a.document.time)
    .flatMap(({ document }) => document.records)
    .find(({ kind }) => kind === 'demographics')
  const { firstName, lastName1, birthDate } = demographics?.values ?? {}
  return {
    msixId,
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName1 === undefined ? {} : { lastName1 }),
    ...(birthDate === undefined ? {} : { birthDate: toldDay(birthDate) }),
    states: [...new Set(documents.map(({ state }) => state))].sort(),
  }
}
