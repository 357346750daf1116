import type { PersonId } from '../../ledger/event.ts'
import { personsOf } from '../../registry/write-answer.ts'
import type { CommandContext } from '../writer/command.ts'
import type { WorkItem } from './work-item.ts'

/** What a child is made of, or would be. */
export interface StudentOutcome {
  /** Absent of a child that only a preview has made. */
  readonly msixId?: string
  /** Where the id leads from now on. */
  readonly redirect?: string
  readonly records: readonly { readonly state: string; readonly stateStudentId: string }[]
}

/** What a decision has done, or would do. */
export interface DecisionOutcome {
  /** `waits`: for those who have to agree. */
  readonly effect: 'done' | 'waits'
  /** Item of the worklist; absent of a preview. */
  readonly item?: number
  /** States whose administrators still have to agree. */
  readonly waitsFor: readonly string[]
  /** The children concerned. */
  readonly students: readonly StudentOutcome[]
}

/** Looks at what this transaction has done, in a word. */
export function outcomeOf(
  context: CommandContext,
  item: WorkItem,
  waitsFor: readonly string[] = item.status === 'closed' ? [] : statesToAgree(item),
): DecisionOutcome {
  return {
    effect: waitsFor.length === 0 ? 'done' : 'waits',
    item: item.id,
    waitsFor,
    students: studentsAfter(context, item.students),
  }
}

/** States whose desk is not done. */
export function statesToAgree({ desks }: Pick<WorkItem, 'desks'>): string[] {
  return desks.flatMap(({ done, place }) => (done === undefined ? [place.state] : []))
}

/** The children that were concerned, and those that came of it. */
export function studentsAfter(
  { transaction: { change } }: CommandContext,
  persons: readonly PersonId[],
  isPreview = false,
): StudentOutcome[] {
  const { state } = change
  const created = new Set<PersonId>()
  const all = new Set<PersonId>(persons)
  for (const event of change.events) {
    if (event.kind === 'created') created.add(event.person)
    for (const person of personsOf(state, event)) all.add(person)
  }
  return [...all].sort().map((person): StudentOutcome => {
    const { members, redirect } = state.person(person)!
    const records = members.map((record) => {
      const { source, id } = state.record(record)!
      return { state: source, stateStudentId: id }
    })
    return {
      ...(isPreview && created.has(person) ? {} : { msixId: person }),
      ...(redirect === undefined ? {} : { redirect }),
      records,
    }
  })
}
