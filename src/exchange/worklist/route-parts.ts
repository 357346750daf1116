import {
  type TInteger,
  type TObject,
  type TOptional,
  type TString,
  type TUnsafe,
  Type,
} from 'typebox'
import type { Subject } from '../access/permissions.ts'
import { type Actor, isWithin } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import type { Call, Reply, RouteSchemas } from '../http/route.ts'
import { versionOf, workItem } from './item-to-change.ts'
import type { DecisionOutcome } from './outcome.ts'
import type { WorkItem } from './work-item.ts'
import { WORK_SUMMARY, type WorkSummary, workSummary } from './work-view.ts'

export const ITEM_PARAMS: TObject<{ id: TInteger }> = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
})

/** Why; stands in the history of the item. */
export const NOTE: TOptional<TString> = Type.Optional(
  Type.String({ minLength: 1, maxLength: 2000, description: 'Why; stands in the history.' }),
)

/** What a decision is answered with. */
export interface DecisionReply extends DecisionOutcome {
  /** As it stands now; absent of a preview. */
  readonly work?: WorkSummary
}

export const DECISION: TUnsafe<DecisionReply> = Type.Unsafe<DecisionReply>(
  Type.Object({
    effect: Type.Enum(['done', 'waits'], {
      description: '`waits`: for the states in `waitsFor` to agree.',
    }),
    item: Type.Optional(Type.Integer({ description: 'Of the worklist; absent of a preview.' })),
    waitsFor: Type.Array(Type.String()),
    students: Type.Array(
      Type.Object({
        msixId: Type.Optional(
          Type.String({ description: 'Absent of a child that only a preview has made.' }),
        ),
        redirect: Type.Optional(Type.String({ description: 'Where the id leads now.' })),
        records: Type.Array(Type.Object({ state: Type.String(), stateStudentId: Type.String() })),
      }),
    ),
    work: Type.Optional(WORK_SUMMARY),
  }),
)

/** A decision as it is answered, with the item that it made or changed. */
export function decisionReply(exchange: Exchange, outcome: DecisionOutcome): Reply<DecisionReply> {
  const { item } = outcome
  if (item === undefined) return { body: outcome }
  return exchange.read((view) => {
    const found = workItem(view.app, item)
    const work = workSummary(view, found, exchange.now())
    return { body: { ...outcome, work }, etag: versionOf(view.state, found) }
  })
}

/** An item as it stands after it was changed. */
export function itemReply(exchange: Exchange, id: number): Reply<WorkSummary> {
  return exchange.read((view) => {
    const item = workItem(view.app, id)
    const body = workSummary(view, item, exchange.now())
    return { body, etag: versionOf(view.state, item) }
  })
}

/** What the audit says that an item is about. */
export function subjectsOf({ id, students }: WorkItem): string[] {
  return [`work:${id}`, ...students.map((student) => `msix:${student}`)]
}

/** Finds the item of a request, says what it is about, and asks whether its desk is the actor’s. */
export function itemAtDesk<S extends RouteSchemas>(
  { exchange, actor, allow, about }: Pick<Call<S>, 'exchange' | 'actor' | 'allow' | 'about'>,
  id: number,
): WorkItem {
  const item = exchange.read(({ app }) => workItem(app, id))
  for (const subject of subjectsOf(item)) about(subject)
  allow(deskSubject(actor, item))
  return item
}

/** The desk that decides whether the actor may: the own one, otherwise any. */
function deskSubject({ place }: Actor, { desks }: WorkItem): Subject {
  const open = desks.filter(({ done }) => done === undefined)
  const all = open.length > 0 ? open : desks
  const own = all.find((desk) => isWithin(desk.place, place)) ?? all[0]
  return own === undefined ? {} : { place: own.place }
}

/** What an item is about, as far as it decides who may look at it. */
export function concerning({ place }: Actor, { states, desks, proposer }: WorkItem): Subject {
  const all = [...states, ...desks.map((desk) => desk.place.state)]
  const state = all.find((each) => each === place.state) ?? all[0]
  return {
    ...(state === undefined ? {} : { place: { state } }),
    ...(proposer === undefined ? {} : { owner: proposer.account }),
  }
}
