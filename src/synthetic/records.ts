import { isoDate } from './calendar.ts'
import { corrupt } from './corruptions.ts'
import { STATE_STYLES, type StateStyle } from './data/migrant-routes.ts'
import type { ErrorKind, ErrorRates } from './error-kinds.ts'
import type { Child } from './families.ts'
import { tenDigitId } from './opaque-ids.ts'
import type { Random } from './random.ts'
import { applyStyle } from './state-style.ts'
import type { StudentDraft } from './student-row.ts'

/** A child that reappears in a state keeps its id there. */
const STATE_ID_KEPT_SHARE = 0.8
/** Records with an alternate id, given by the school district. */
const ALTERNATE_ID_SHARE = 0.3
/** A child that reappears in a state keeps its district's id there. */
const ALTERNATE_ID_KEPT_SHARE = 0.7
/** Records of twins without the flag. */
const TWIN_FLAG_MISSING_SHARE = 0.25
/** Records of other children without the flag. */
const FLAG_BLANK_SHARE = 0.3
/** Records of a state that trails blanks which do. */
const TRAILING_BLANK_SHARE = 0.2

const PLAIN_STYLE: StateStyle = {}

/** Gives out ids; each is given once per file. */
export class IdOffice {
  readonly #key: number
  #issued = 0

  /** @param key - 0 … 2³²−1; another key gives other ids. */
  constructor(key: number) {
    this.#key = key
  }

  /** A new id of ten digits. */
  issue(): string {
    return tenDigitId(this.#issued++, this.#key)
  }
}

/** What the records of one file share. */
export interface RecordContext {
  readonly rates: ErrorRates
  readonly stateIds: IdOffice
  readonly alternateIds: IdOffice
}

/**
 * The records the states hold about one child, in time order; only the first is free of errors,
 * though parents and birth place may be missing there too. Record ids are left ''.
 *
 * @param truth - number of the child and of its family.
 */
export function writeRecords(
  child: Child,
  truth: { readonly child: number; readonly family: number },
  context: RecordContext,
  random: Random,
): StudentDraft[] {
  const stateIds = new Map<string, string>()
  const alternateIds = new Map<string, string>()
  return child.states.map((state, index) => {
    const draft = draftOf(child, truth, state)
    draft.state_student_id = reissue(stateIds, state, context.stateIds, STATE_ID_KEPT_SHARE, random)
    if (random.chance(ALTERNATE_ID_SHARE)) {
      draft.alternate_student_id = reissue(
        alternateIds,
        state,
        context.alternateIds,
        ALTERNATE_ID_KEPT_SHARE,
        random,
      )
    }
    draft.multiple_birth = drawFlag(child.isTwin, random)
    // Taken away first: a parent who is not named cannot be misspelt, and is not listed as such.
    const missing = takeAway(draft, context.rates, random)
    if (index > 0) {
      const made = corrupt(draft, child.birthDate, context.rates, random)
      draft.error_kinds = [...made, ...missing].join(';')
    }

    const style = STATE_STYLES[state] ?? PLAIN_STYLE
    applyStyle(draft, style)
    if (style.trailsBlanks && random.chance(TRAILING_BLANK_SHARE)) draft.last_name_1 += ' '
    return draft
  })
}

function draftOf(
  child: Child,
  truth: { readonly child: number; readonly family: number },
  state: string,
): StudentDraft {
  const [parent1, parent2] = child.parents
  return {
    record_id: '',
    state,
    state_student_id: '',
    alternate_student_id: '',
    first_name: child.first,
    middle_name: child.middle,
    last_name_1: child.last1,
    last_name_2: child.last2,
    suffix: child.suffix,
    sex: child.isGirl ? 'Female' : 'Male',
    birth_date: isoDate(child.birthDate),
    multiple_birth: '',
    parent_1_first: parent1.first,
    parent_1_last: parent1.last,
    parent_2_first: parent2.first,
    parent_2_last: parent2.last,
    birth_city: child.birthPlace.city,
    birth_state: child.birthPlace.state,
    birth_country: child.birthPlace.country,
    truth_id: `C${truth.child}`,
    truth_family: `F${truth.family}`,
    truth_twin: child.isTwin ? 'yes' : '',
    error_kinds: '',
  }
}

/** The child's id in the state if it keeps it, otherwise a new one, which is then its id. */
function reissue(
  ids: Map<string, string>,
  state: string,
  office: IdOffice,
  keptShare: number,
  random: Random,
): string {
  const known = ids.get(state)
  if (known !== undefined && random.chance(keptShare)) return known
  const id = office.issue()
  ids.set(state, id)
  return id
}

function drawFlag(isTwin: boolean, random: Random): string {
  if (isTwin) return random.chance(TWIN_FLAG_MISSING_SHARE) ? '' : 'Yes'
  return random.chance(FLAG_BLANK_SHARE) ? '' : 'No'
}

/** Takes away parents and the birth place; says what. */
function takeAway(draft: StudentDraft, rates: ErrorRates, random: Random): ErrorKind[] {
  const missing: ErrorKind[] = []
  const lacksParent1 = random.chance(rates.parentMissing)
  const lacksParent2 = random.chance(rates.parentMissing)
  if (lacksParent1) draft.parent_1_first = draft.parent_1_last = ''
  if (lacksParent2) draft.parent_2_first = draft.parent_2_last = ''
  if (lacksParent1 || lacksParent2) missing.push('parent_missing')
  if (random.chance(rates.birthplaceMissing)) {
    draft.birth_city = draft.birth_state = draft.birth_country = ''
    missing.push('birthplace_missing')
  }
  return missing
}
