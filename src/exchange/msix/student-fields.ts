import type { SubmittedStudent } from './submission.ts'

/** Element of the demographics → field of the `student` model. */
export const FIELD_OF_ELEMENT: Readonly<Record<string, string>> = {
  birthDate: 'birth_date',
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName1: 'last_name_1',
  lastName2: 'last_name_2',
  suffix: 'suffix',
  sex: 'sex',
  multipleBirth: 'multiple_birth',
  parent1FirstName: 'parent_1_first',
  parent1LastName: 'parent_1_last',
  parent2FirstName: 'parent_2_first',
  parent2LastName: 'parent_2_last',
  birthCity: 'birth_city',
  birthState: 'birth_state',
  birthCountry: 'birth_country',
}

/** What a student is matched by: fields of the `student` model. */
export function studentFields({ student, records }: SubmittedStudent): Record<string, string> {
  const { reportingState, stateStudentId } = student.values
  const demographics = records.find(({ kind }) => kind === 'demographics')?.values ?? {}
  const alternate = records.find(({ kind }) => kind === 'alternateId')?.values.alternateId
  const { birthDate } = demographics
  return {
    ...given('state', reportingState),
    ...given('state_student_id', stateStudentId),
    ...given('alternate_student_id', alternate),
    ...Object.fromEntries(
      Object.entries(FIELD_OF_ELEMENT).flatMap(([element, field]) => {
        const value = demographics[element]
        return value === undefined ? [] : [[field, value]]
      }),
    ),
    ...given('birth_date', birthDate?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')),
  }
}

function given(field: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [field]: value }
}
