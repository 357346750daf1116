/**
 * What MSIX knows of a migratory child: the minimum data elements as one table, the file that states
 * submit, and its rules. The only place that knows the MSIX domain. Validation, documentation and
 * the columns of files come from the table alone. Its one hard problem: the numbering was never
 * published as a whole, so an element goes by its symbolic name, and a number that was pieced
 * together says so.
 *
 * @module
 */

import type { CodeListName } from './code-lists.ts'

/** Parts of a child's record; all but the demographics repeat. */
export type Category =
  | 'demographic'
  | 'qualifying-move'
  | 'enrollment'
  | 'assessment'
  | 'course-history'

/**
 * What a value looks like. `date`: YYYYMMDD. `month`: MMYYYY. `year`: YYYY. `school-id` and
 * `district-id`: 12 and 7 digits of the NCES. `phone`: 10 digits. `state`: a postal code.
 */
export type ElementType =
  | 'text'
  | 'digits'
  | 'date'
  | 'month'
  | 'year'
  | 'code'
  | 'state'
  | 'country'
  | 'school-id'
  | 'district-id'
  | 'phone'
  | 'email'
  | 'zip'
  | 'integer'
  | 'decimal'

/** Revisions of the element list that are told apart: the first, the 76 of 2021, and the two after it. */
export const REVISIONS = [2007, 2021, 2022, 2023] as const
export type Revision = (typeof REVISIONS)[number]

/** One minimum data element. */
export interface MinimumDataElement {
  /** Symbolic name: unique, stable, the key in files and in the interface. */
  readonly name: string
  /** Its number in the federal list; null where no public source tells. */
  readonly number: number | null
  /** Whether a source gives the number, rather than the order of its neighbours. */
  readonly confirmed: boolean
  readonly category: Category
  readonly label: string
  readonly type: ElementType
  /** Most characters. */
  readonly length: number
  readonly codes?: CodeListName
  /** Without it in every one of the category’s records, the student is not loaded. */
  readonly mandatory?: true
  /** Expected of secondary students only. */
  readonly secondaryOnly?: true
  /** First revision that has it. */
  readonly since: Revision
  /** Last revision that has it; absent if it still stands. */
  readonly until?: Revision
}

type Facts = Partial<
  Pick<
    MinimumDataElement,
    'codes' | 'mandatory' | 'secondaryOnly' | 'since' | 'until' | 'confirmed'
  >
>

/** All elements by category, in the order of the file. */
export const MINIMUM_DATA_ELEMENTS: readonly MinimumDataElement[] = [
  ...of('demographic', [
    ['msixId', 1, 'MSIX identification number', 'digits', 12],
    ['stateStudentId', 2, 'State student identifier', 'text', 15, { mandatory: true }],
    [
      'stateStudentIdType',
      3,
      'State student identifier type',
      'code',
      2,
      { codes: 'stateStudentIdType' },
    ],
    ['firstName', 4, 'First name', 'text', 50, { mandatory: true }],
    ['middleName', 5, 'Middle name', 'text', 50],
    ['lastName1', 6, 'Last name 1', 'text', 50, { mandatory: true }],
    ['lastName2', 7, 'Last name 2', 'text', 50],
    ['suffix', 8, 'Suffix', 'text', 10],
    ['sex', 9, 'Sex', 'code', 9, { codes: 'sex', mandatory: true }],
    ['birthDate', 10, 'Birth date', 'date', 8, { mandatory: true }],
    ['multipleBirth', 11, 'Multiple birth flag', 'code', 3, { codes: 'yesNo' }],
    ['birthCity', 12, 'Birth city', 'text', 30, { until: 2021 }],
    ['birthState', 13, 'Birth state', 'state', 2, { until: 2021, confirmed: false }],
    ['birthCountry', 14, 'Birth country', 'country', 4, { until: 2021, confirmed: false }],
    [
      'birthDateVerification',
      15,
      'Birth date verification',
      'code',
      4,
      { codes: 'birthDateVerification', confirmed: false },
    ],
    ['parent1FirstName', 16, 'Parent 1 first name', 'text', 50, { confirmed: false }],
    ['parent1LastName', 17, 'Parent 1 last name', 'text', 50, { confirmed: false }],
    ['parent2FirstName', 18, 'Parent 2 first name', 'text', 50, { confirmed: false }],
    ['parent2LastName', 19, 'Parent 2 last name', 'text', 50, { confirmed: false }],
    ['parent1Email', 77, 'Parent 1 e-mail', 'email', 50, { since: 2022, confirmed: false }],
    ['parent2Email', 78, 'Parent 2 e-mail', 'email', 50, { since: 2022, confirmed: false }],
    ['parent1Phone', 79, 'Parent 1 phone', 'phone', 15, { since: 2022, confirmed: false }],
    ['parent2Phone', 80, 'Parent 2 phone', 'phone', 15, { since: 2022, confirmed: false }],
  ]),
  ...of('qualifying-move', [
    ['qualifyingArrivalDate', 20, 'Qualifying arrival date', 'date', 8, { mandatory: true }],
    ['fromCity', 21, 'Qualifying move from city', 'text', 100, { confirmed: false }],
    ['fromState', 22, 'Qualifying move from state', 'state', 2, { confirmed: false }],
    ['fromCountry', 23, 'Qualifying move from country', 'country', 4, { confirmed: false }],
    ['toCity', 24, 'Qualifying move to city', 'text', 100, { confirmed: false }],
    ['toState', 25, 'Qualifying move to state', 'state', 2, { confirmed: false }],
    [
      'eligibilityExpirationDate',
      26,
      'Eligibility expiration date',
      'date',
      8,
      { mandatory: true },
    ],
  ]),
  ...of('enrollment', [
    ['enrollmentDate', 28, 'Enrollment date', 'date', 8],
    [
      'enrollmentType',
      29,
      'Enrollment type',
      'code',
      2,
      { codes: 'enrollmentType', mandatory: true },
    ],
    ['schoolName', 30, 'School or project name', 'text', 100, { confirmed: false }],
    [
      'projectType',
      31,
      'Migrant education project type',
      'code',
      2,
      { codes: 'projectType', confirmed: false },
    ],
    ['schoolId', 32, 'School identification code', 'school-id', 12, { confirmed: false }],
    ['facilityName', 33, 'Facility name', 'text', 100, { confirmed: false }],
    ['facilityAddress1', 34, 'Facility address 1', 'text', 35, { confirmed: false }],
    ['facilityAddress2', 35, 'Facility address 2', 'text', 35, { confirmed: false }],
    ['facilityAddress3', 36, 'Facility address 3', 'text', 35, { confirmed: false }],
    ['facilityCity', 37, 'Facility city', 'text', 30, { confirmed: false }],
    ['facilityState', 38, 'Facility state', 'state', 2, { confirmed: false }],
    ['facilityZip', 39, 'Facility zip code', 'zip', 10, { confirmed: false }],
    ['telephone', 40, 'Telephone number', 'phone', 10, { confirmed: false }],
    ['gradeLevel', 41, 'Grade level', 'code', 2, { codes: 'gradeLevel', confirmed: false }],
    [
      'englishLearner',
      43,
      'English learner indicator',
      'code',
      3,
      { codes: 'yesNo', confirmed: false },
    ],
    ['ideaIndicator', 44, 'IDEA indicator', 'code', 3, { codes: 'yesNo' }],
    [
      'medicalAlert',
      45,
      'Medical alert indicator',
      'code',
      10,
      { codes: 'medicalAlert', confirmed: false },
    ],
    [
      'priorityForServices',
      46,
      'Priority for services flag',
      'code',
      3,
      { codes: 'yesNo', confirmed: false },
    ],
    [
      'immunizationRecords',
      47,
      'Immunization record flag',
      'code',
      3,
      { codes: 'yesNo', confirmed: false },
    ],
    ['withdrawalDate', 49, 'Withdrawal date', 'date', 8],
    ['residencyDate', 70, 'Residency date', 'date', 8, { since: 2021 }],
    ['residencyVerificationDate', 73, 'Residency verification date', 'date', 8, { since: 2021 }],
    [
      'algebra1',
      76,
      'Algebra 1 or equivalent indicator',
      'code',
      3,
      { codes: 'yesNo', since: 2021, secondaryOnly: true },
    ],
    ['districtId', null, 'School district id', 'district-id', 7, { since: 2021 }],
    ['districtName', null, 'School district', 'text', 60, { since: 2021 }],
    ['districtOfResidence', null, 'District of residence', 'district-id', 7, { since: 2021 }],
    [
      'graduationSchool',
      null,
      'Designated graduation school',
      'text',
      30,
      { since: 2021, secondaryOnly: true },
    ],
    [
      'graduation',
      null,
      'Graduation or high school equivalency indicator',
      'code',
      10,
      { codes: 'graduation', since: 2021 },
    ],
    [
      'graduationDate',
      null,
      'Graduation or high school equivalency date',
      'date',
      8,
      { since: 2021 },
    ],
    [
      'outOfStateTranscript',
      null,
      'Out-of-state transcript indicator',
      'code',
      3,
      { codes: 'yesNo', since: 2021 },
    ],
    [
      'continuationReason',
      null,
      'Continuation of services reason',
      'code',
      2,
      { codes: 'continuationReason', since: 2021 },
    ],
    ['enrollmentComment', null, 'Enrollment comment', 'text', 1000, { since: 2021 }],
  ]),
  ...of('assessment', [
    ['assessmentTitle', 50, 'Assessment title', 'text', 55, { confirmed: false }],
    ['assessmentContent', 51, 'Assessment content', 'text', 35, { confirmed: false }],
    [
      'assessmentType',
      52,
      'Assessment type',
      'code',
      2,
      { codes: 'assessmentType', confirmed: false },
    ],
    ['assessmentDate', 53, 'Assessment administration date', 'month', 6, { confirmed: false }],
    [
      'reportingMethod',
      54,
      'Assessment reporting method',
      'code',
      4,
      { codes: 'reportingMethod', confirmed: false },
    ],
    ['scoreResults', 55, 'Score results', 'text', 40, { confirmed: false }],
    ['interpretation', 56, 'Assessment interpretation', 'text', 100, { confirmed: false }],
  ]),
  ...of('course-history', [
    ['courseTitle', 57, 'Course title', 'text', 50, { secondaryOnly: true, confirmed: false }],
    ['subjectArea', 58, 'Subject area name', 'text', 50, { secondaryOnly: true, confirmed: false }],
    [
      'courseType',
      59,
      'Course type',
      'code',
      2,
      { codes: 'courseType', secondaryOnly: true, confirmed: false },
    ],
    [
      'academicYear',
      60,
      'Begin academic year',
      'year',
      4,
      { secondaryOnly: true, confirmed: false },
    ],
    ['academicYearEnd', null, 'End academic year', 'year', 4, { secondaryOnly: true, since: 2022 }],
    [
      'courseSection',
      61,
      'Course section',
      'code',
      2,
      { codes: 'courseSection', secondaryOnly: true, confirmed: false },
    ],
    [
      'termType',
      62,
      'Term type',
      'code',
      4,
      { codes: 'termType', secondaryOnly: true, confirmed: false },
    ],
    ['clockHours', 63, 'Clock hours', 'integer', 5, { secondaryOnly: true, confirmed: false }],
    ['gradeToDate', 64, 'Grade to date', 'text', 3, { secondaryOnly: true, confirmed: false }],
    [
      'creditsGranted',
      65,
      'Credits granted',
      'decimal',
      6,
      { secondaryOnly: true, confirmed: false },
    ],
    ['finalGrade', 66, 'Final grade', 'text', 10, { secondaryOnly: true, confirmed: false }],
  ]),
]

/** The elements of a category, in the order of the file. */
export function elementsOf(category: Category): readonly MinimumDataElement[] {
  return MINIMUM_DATA_ELEMENTS.filter((element) => element.category === category)
}

type Row = readonly [
  name: string,
  number: number | null,
  label: string,
  type: ElementType,
  length: number,
  facts?: Facts,
]

function of(category: Category, rows: readonly Row[]): MinimumDataElement[] {
  return rows.map(([name, number, label, type, length, facts = {}]) => ({
    name,
    number,
    category,
    label,
    type,
    length,
    since: 2007,
    confirmed: number !== null,
    ...facts,
  }))
}
