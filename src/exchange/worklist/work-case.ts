import { type TUnsafe, Type } from 'typebox'
import type { PersonId, RecordNumber } from '../../ledger/event.ts'
import type { RegistryView } from '../../registry/closure.ts'
import { explainPair } from '../../registry/explain-pair.ts'
import { toldValues } from '../msix/told-value.ts'
import { documentsOf } from '../store/documents-of.ts'
import { reviewItemOf } from './follow-registry.ts'
import type { WorkItem } from './work-item.ts'

/** What an administrator needs to decide: all that states say of each child, side by side. */
export interface WorkCase {
  readonly sides: readonly {
    readonly msixId: string
    readonly records: readonly CaseRecord[]
  }[]
  readonly proposal?: CaseProposal
  readonly evidence?: CaseEvidence
}

interface CaseRecord {
  readonly state: string
  readonly stateStudentId: string
  readonly version: number
  readonly demographics: Readonly<Record<string, string>>
  readonly qualifyingMoves: readonly Readonly<Record<string, string>>[]
  readonly enrollments: readonly Readonly<Record<string, string>>[]
}

interface CaseProposal {
  readonly kind: 'merge' | 'split' | 'retract'
  /** Who keeps the id. */
  readonly keeps?: string
  readonly others?: readonly string[]
  readonly parts?: readonly (readonly RecordName[])[]
}

interface RecordName {
  readonly state: string
  readonly stateStudentId: string
}

interface CaseEvidence {
  readonly left: RecordName
  readonly right: RecordName
  readonly weight: number
  readonly probability: number
  readonly verdict: string
  readonly bar?: string
  readonly steps: readonly {
    readonly name: string
    readonly level: string
    readonly weight: number
  }[]
  readonly rules: readonly string[]
}

const RECORD_NAME = Type.Object({ state: Type.String(), stateStudentId: Type.String() })
const VALUES = Type.Record(Type.String(), Type.String())

/** Properties of a case in the answer. */
export const WORK_CASE: TUnsafe<WorkCase> = Type.Unsafe<WorkCase>(
  Type.Object({
    sides: Type.Array(
      Type.Object({
        msixId: Type.String(),
        records: Type.Array(
          Type.Object({
            state: Type.String(),
            stateStudentId: Type.String(),
            version: Type.Integer(),
            demographics: VALUES,
            qualifyingMoves: Type.Array(VALUES),
            enrollments: Type.Array(VALUES),
          }),
        ),
      }),
      { description: 'All that states say of each child, side by side, by the names of elements.' },
    ),
    proposal: Type.Optional(
      Type.Object({
        kind: Type.Enum(['merge', 'split', 'retract']),
        keeps: Type.Optional(Type.String({ description: 'MSIX id that lives on.' })),
        others: Type.Optional(Type.Array(Type.String())),
        parts: Type.Optional(Type.Array(Type.Array(RECORD_NAME))),
      }),
    ),
    evidence: Type.Optional(
      Type.Object(
        {
          left: RECORD_NAME,
          right: RECORD_NAME,
          weight: Type.Number({ description: 'Bits; the sum of the steps.' }),
          probability: Type.Number(),
          verdict: Type.String(),
          bar: Type.Optional(Type.String({ description: 'Why it can be a near match at most.' })),
          steps: Type.Array(
            Type.Object({ name: Type.String(), level: Type.String(), weight: Type.Number() }),
          ),
          rules: Type.Array(Type.String()),
        },
        { description: 'What the best pair of records weighs, step by step.' },
      ),
    ),
  }),
)

/** The case of an item as the registry has it now. */
export function workCase(view: RegistryView, item: WorkItem): WorkCase {
  const proposal = proposalOf(view, item)
  const evidence = item.status === 'closed' ? undefined : evidenceOf(view, item)
  return {
    sides: item.students.map((msixId) => ({ msixId, records: recordsOf(view, msixId) })),
    ...(proposal === undefined ? {} : { proposal }),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

function recordsOf(view: RegistryView, person: PersonId): CaseRecord[] {
  return documentsOf(view, [person]).map(({ state, stateStudentId, document }) => {
    const of = (kind: string): Readonly<Record<string, string>>[] =>
      document.records
        .filter((record) => record.kind === kind)
        .map(({ values }) => toldValues(values))
    return {
      state,
      stateStudentId,
      version: document.version,
      demographics: of('demographics')[0] ?? {},
      qualifyingMoves: of('qualifyingMove'),
      enrollments: of('enrollment'),
    }
  })
}

function proposalOf(view: RegistryView, item: WorkItem): CaseProposal | undefined {
  const number = reviewItemOf(item)
  const proposal = number === undefined ? undefined : view.state.item(number)?.proposal
  switch (proposal?.kind) {
    case undefined:
      return undefined
    case 'merge':
      return { kind: 'merge', keeps: proposal.survivor, others: proposal.others }
    case 'retract':
      return { kind: 'retract' }
    case 'split': {
      const parts = proposal.parts.map((part) => part.map((record) => nameOf(view, record)))
      return { kind: 'split', keeps: proposal.person, parts }
    }
  }
}

function nameOf({ state }: RegistryView, record: RecordNumber): RecordName {
  const { source, id } = state.record(record)!
  return { state: source, stateStudentId: id }
}

function evidenceOf(view: RegistryView, item: WorkItem): CaseEvidence | undefined {
  const pair = bestPair(view, item)
  if (pair === undefined) return undefined
  const [left, right] = pair.map((record) => nameOf(view, record)) as [RecordName, RecordName]
  const { weight, probability, verdict, bar, steps, rules } = explainPair(
    view,
    { source: left.state, id: left.stateStudentId },
    { source: right.state, id: right.stateStudentId },
  )
  const known = bar === undefined ? {} : { bar }
  return { left, right, weight, probability, verdict, ...known, steps, rules }
}

/** The pair that the registry names; otherwise one of those that are to be joined or parted. */
function bestPair(
  { state }: RegistryView,
  item: WorkItem,
): readonly [RecordNumber, RecordNumber] | undefined {
  const number = reviewItemOf(item)
  const review = number === undefined ? undefined : state.item(number)
  const isLive = (record: RecordNumber): boolean => state.record(record)?.deleted === false
  const best = review?.evidence.find(({ left, right }) => isLive(left) && isLive(right))
  if (best !== undefined) return [best.left, best.right]
  const members = item.students.map((student) => state.person(student)?.members ?? [])
  const [first = [], second = []] = members
  const { proposal } = review ?? {}
  const leaving = proposal?.kind === 'split' ? proposal.parts.flat() : second
  const left = first.find((record) => !leaving.includes(record))
  const right = leaving.find(isLive)
  return left === undefined || right === undefined ? undefined : [left, right]
}
