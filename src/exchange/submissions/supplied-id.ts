import { isDigitPersonId } from '../../ledger/digit-person-ids.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { RecordState } from '../../ledger/state.ts'
import type { RegistryView } from '../../registry/closure.ts'
import type { SourceRecord } from '../../registry/record-key.ts'
import type { SourceClaim } from '../../registry/source-claims.ts'
import { comparableValueOf } from '../../standardize/comparable-value.ts'
import type { Finding } from '../msix/finding.ts'
import type { StudentDocument } from '../student-document.ts'
import type { StudentDecision } from './decide-student.ts'
import { findingOf } from './decide-student.ts'
import { recordOf } from './record-of.ts'

/** What a supplied MSIX id comes to. */
export interface SuppliedId {
  /** The child that the id stands for now. */
  readonly person?: string
  readonly claim?: SourceClaim['claim']
  readonly finding?: Finding
}

const BIRTH_DATE = 'birth_date'
const NAMES = ['first_name', 'last_name_1']

/**
 * What it means that a state gives the MSIX id of its student: with the birth date and one name of the
 * child it is that child; otherwise it may be, and a person is to look. The id resolves to the child
 * that it stands for now.
 */
export function suppliedId(
  view: Pick<RegistryView, 'state' | 'index'>,
  { submitted, state, id }: Pick<StudentDecision, 'submitted' | 'state' | 'id'>,
  document: StudentDocument,
): SuppliedId {
  const { msixId } = document.student
  if (msixId === undefined) return {}
  const warn = (rule: string, advice: string): Finding =>
    findingOf(submitted.student, { rule, element: 'msixId', effect: 'none', advice })
  if (!isDigitPersonId(msixId)) {
    const advice = 'it is mistyped: an MSIX id has 12 digits, the last of which checks the others'
    return { finding: warn('msix-id-unknown', advice) }
  }
  if (view.state.person(msixId) === undefined) {
    const advice = 'no child has it: leave it out until the exchange gives one'
    return { finding: warn('msix-id-unknown', advice) }
  }
  const { person } = resolvePerson(view.state, msixId).person
  const others = view.state
    .person(person)!
    .members.flatMap((member) => view.state.record(member) ?? [])
    .filter((member) => !(member.source === state && member.id === id))
  const [first] = others
  if (first === undefined) return { person }
  const own = recordOf(state, id, document)
  const agreeing = others.find((other) => agree(view, own, other))
  const isOfState = others.some((other) => other.source === state)
  if (agreeing !== undefined && !isOfState) {
    return { person, claim: { kind: 'must-link', other: keyOf(agreeing) } }
  }
  const advice = isOfState
    ? 'the state has another student of this MSIX id: a person is to decide, see the worklist'
    : 'the child of this MSIX id has another birth date, or other names: a person is to decide, see the worklist'
  return {
    person,
    claim: { kind: 'near-match', other: keyOf(agreeing ?? first) },
    finding: warn('msix-id-disagrees', advice),
  }
}

/** The child that the state names is not the one it was found to be, and exists already. */
export function otherChild({ submitted }: Pick<StudentDecision, 'submitted'>): Finding {
  return findingOf(submitted.student, {
    rule: 'msix-id-disagrees',
    element: 'msixId',
    effect: 'none',
    advice: 'the student is another child at present: a person is to decide, see the worklist',
  })
}

/** Are birth date and one of the names the same? */
function agree(
  { state, index }: Pick<RegistryView, 'state' | 'index'>,
  { fields }: SourceRecord,
  { record }: RecordState,
): boolean {
  const others = state.fieldsOf(record)
  const isSame = (field: string): boolean => {
    const standardize = comparableValueOf(index.model.schema[field] ?? 'text')
    const own = standardize(String(fields[field] ?? ''))
    return own !== '' && own === standardize(String(others?.[field] ?? ''))
  }
  return isSame(BIRTH_DATE) && NAMES.some(isSame)
}

function keyOf({ source, id }: RecordState): { readonly source: string; readonly id: string } {
  return { source, id }
}
