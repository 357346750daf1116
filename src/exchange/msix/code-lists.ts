/** A code and what it stands for; the label is empty where no public source gives one. */
export interface Code {
  readonly code: string
  readonly label: string
}

/**
 * The code lists of the minimum data elements. MSIX reuses the four-digit codes of the NCES handbook
 * and SIF 2.x. A list that is not `complete` was gathered from examples: a code beyond it gives a
 * warning, not an error.
 */
export const CODE_LISTS: Readonly<Record<CodeListName, CodeList>> = {
  sex: list(true, { Female: 'female', Male: 'male', Nonbinary: 'nonbinary' }),
  yesNo: list(true, { Yes: 'yes', No: 'no' }),
  stateStudentIdType: list(true, {
    '01': 'unique id assigned by the state',
    '02': 'unique id assigned by the state’s migrant education program',
  }),
  alternateIdType: list(false, { '01': '', '02': '', '03': '' }),
  birthDateVerification: list(true, {
    1003: 'baptismal or church certificate',
    1004: 'birth certificate',
    1005: 'entry in a family Bible',
    1006: 'hospital certificate',
    1007: 'parent’s affidavit',
    1008: 'passport',
    1009: 'physician’s certificate',
    1010: 'previously verified school records',
    1011: 'state-issued id',
    1012: 'driver’s license',
    1013: 'immigration document or visa',
    2382: 'life insurance policy',
    3423: 'other official document',
    3424: 'other non-official document',
    9999: 'other',
  }),
  enrollmentType: list(false, {
    '01': 'basic school program',
    '02': 'regular-term project funded by the migrant education program',
    '03': 'summer or intersession project funded by the migrant education program',
    '04': 'year-round project funded by the migrant education program',
    '05': 'basic school program and regular-term funded project',
    '06': 'residency only',
    '07': '',
  }),
  projectType: list(true, { '01': 'school-based', '02': 'not school-based' }),
  gradeLevel: list(true, {
    P0: 'not in school, under 1 year',
    P1: 'not in school, 1 year',
    P2: 'not in school, 2 years',
    P3: 'not in school, 3 years',
    P4: 'not in school, 4 years',
    P5: 'not in school, 5 years',
    PS: 'preschool',
    PX: 'other preschool',
    KG: 'kindergarten',
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [String(at + 1).padStart(2, '0'), `grade ${at + 1}`]),
    ),
    UG: 'ungraded',
    '00': 'out-of-school youth',
  }),
  medicalAlert: list(true, {
    Chronic: 'a lasting condition',
    Acute: 'a passing condition',
    None: 'none known',
  }),
  graduation: list(true, { Graduation: 'graduated', HSE: 'high school equivalency' }),
  continuationReason: list(true, {
    '01': 'stopped being migratory during a term',
    '02': 'no longer migratory, no comparable services',
    '03': 'credit accrual until graduation',
  }),
  assessmentType: list(false, {
    '01': 'state assessment',
    '02': '',
    '03': '',
    '04': '',
    '05': '',
    '06': '',
    '07': '',
    '08': '',
    '09': 'state assessment, mathematics',
    10: '',
    11: '',
  }),
  reportingMethod: list(false, {
    '0144': 'letter grade',
    '0490': 'age score',
    '0491': 'C-scaled score',
    '0492': 'College Board score',
    '0493': 'grade equivalent',
    '0494': 'ACT score',
    '0497': 'normal curve equivalent',
    '0498': 'normalized standard score',
    '0499': 'number score',
    '0500': 'pass or fail',
    '0502': 'percentile rank',
    '0503': 'proficiency level',
    '0504': 'ranking',
    '0505': 'ratio IQ',
    '0506': 'standard age score',
    '0508': 'stanine',
    '0509': 'sten',
    '0510': 'T score',
    '0511': 'Z score',
    '0512': 'achievement or proficiency level',
    '0513': 'mastery level',
    3473: 'graduation score',
    3474: 'growth',
    3475: 'International Baccalaureate score',
    3476: 'percentile',
    3477: 'promotion score',
    3478: 'raw score',
    3479: 'scale score',
    3480: 'workplace readiness score',
    9999: 'other',
  }),
  courseType: list(false, {
    '00': '',
    '01': '',
    '02': '',
    '03': '',
    '04': '',
    '05': '',
    '07': '',
    '08': '',
    '09': '',
  }),
  courseSection: list(true, { '01': 'full year', '02': 'section A', '03': 'section B' }),
  termType: list(true, {
    '0827': 'full year',
    '0828': 'semester',
    '0829': 'trimester',
    '0830': 'quarter',
    '0831': 'quinmester',
    '0832': 'mini-term',
    '0833': 'summer',
    '0834': 'intersession',
    '0835': 'long session',
    '0837': 'twelve month',
    9999: 'other',
  }),
}

/** A list of codes. */
export interface CodeList {
  /** Whether there are no others. */
  readonly complete: boolean
  readonly codes: readonly Code[]
}

export type CodeListName =
  | 'sex'
  | 'yesNo'
  | 'stateStudentIdType'
  | 'alternateIdType'
  | 'birthDateVerification'
  | 'enrollmentType'
  | 'projectType'
  | 'gradeLevel'
  | 'medicalAlert'
  | 'graduation'
  | 'continuationReason'
  | 'assessmentType'
  | 'reportingMethod'
  | 'courseType'
  | 'courseSection'
  | 'termType'

/** Is the code on the list? Codes count as they are written. */
export function isOnList(name: CodeListName, code: string): boolean {
  return CODE_LISTS[name].codes.some((each) => each.code === code)
}

function list(complete: boolean, labels: Readonly<Record<string, string>>): CodeList {
  const codes = Object.entries(labels).map(([code, label]) => ({ code, label }))
  return { complete, codes: codes.sort((a, b) => (a.code < b.code ? -1 : 1)) }
}
