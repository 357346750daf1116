import { type Category, elementsOf } from './elements.ts'

/** A column of the file: an element, or one that holds the file together. */
export interface SubmissionColumn {
  readonly name: string
  readonly label: string
}

/** One kind of record in a submission file. */
export interface RecordKind {
  /** First field of its lines. */
  readonly letter: string
  /** Name in NDJSON and XML. */
  readonly name: RecordKindName
  readonly label: string
  /** Fields after the letter, in order. */
  readonly columns: readonly SubmissionColumn[]
  readonly category?: Category
}

export type RecordKindName =
  | 'header'
  | 'student'
  | 'alternateId'
  | 'demographics'
  | 'qualifyingMove'
  | 'enrollment'
  | 'assessment'
  | 'courseHistory'

const STUDENT_RECORD: SubmissionColumn = {
  name: 'studentRecord',
  label: 'number of the student in this file, 7 digits',
}
const RECORD: SubmissionColumn = {
  name: 'record',
  label: 'number of the record under its student, 3 digits',
}

/** In the demographics these stand under the student itself. */
const OF_STUDENT = new Set(['msixId', 'stateStudentId', 'stateStudentIdType'])

/** The kinds of record, in the order in which they stand under a student. */
export const RECORD_KINDS: readonly RecordKind[] = [
  {
    letter: 'H',
    name: 'header',
    label: 'what the file is',
    columns: [
      { name: 'submittingState', label: 'postal code of the state' },
      { name: 'submissionDate', label: 'time, YYYYMMDDhhmmssSSS' },
      { name: 'beginningEffectiveDate', label: 'changes since, YYYYMMDDhhmmssSSS' },
      { name: 'endingEffectiveDate', label: 'changes until, YYYYMMDDhhmmssSSS' },
      { name: 'totalStudents', label: 'students in the file' },
      { name: 'totalRecords', label: 'records in the file, without this one' },
    ],
  },
  {
    letter: 'S',
    name: 'student',
    label: 'a student, and what is to be done',
    columns: [
      STUDENT_RECORD,
      { name: 'action', label: 'I insert, U update, D delete' },
      { name: 'reportingState', label: 'postal code of the state' },
      ...elementsOf('demographic').filter(({ name }) => OF_STUDENT.has(name)),
      {
        name: 'formerStateStudentId',
        label: 'the state’s id of this student before, if it changed',
      },
    ],
  },
  {
    letter: 'K',
    name: 'alternateId',
    label: 'a further id of the state',
    columns: [
      STUDENT_RECORD,
      RECORD,
      { name: 'alternateId', label: 'the id, 15 characters' },
      { name: 'alternateIdType', label: 'code' },
    ],
  },
  {
    letter: 'D',
    name: 'demographics',
    label: 'who the child is',
    category: 'demographic',
    columns: [
      STUDENT_RECORD,
      ...elementsOf('demographic').filter(({ name }) => !OF_STUDENT.has(name)),
    ],
  },
  of('Q', 'qualifyingMove', 'a qualifying move', 'qualifying-move'),
  of('E', 'enrollment', 'an enrollment', 'enrollment'),
  of('A', 'assessment', 'an assessment', 'assessment'),
  of('C', 'courseHistory', 'a course', 'course-history'),
]

/** The kind of that letter. */
export function kindOfLetter(letter: string): RecordKind | undefined {
  return RECORD_KINDS.find((kind) => kind.letter === letter)
}

/** The kind of that name. */
export function kindOfName(name: string): RecordKind | undefined {
  return RECORD_KINDS.find((kind) => kind.name === name)
}

function of(letter: string, name: RecordKindName, label: string, category: Category): RecordKind {
  return {
    letter,
    name,
    label,
    category,
    columns: [STUDENT_RECORD, RECORD, ...elementsOf(category)],
  }
}
