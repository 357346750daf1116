/** The columns of a generated file, in order. */
export const STUDENT_COLUMNS: readonly [
  'record_id',
  'state',
  'state_student_id',
  'alternate_student_id',
  'first_name',
  'middle_name',
  'last_name_1',
  'last_name_2',
  'suffix',
  'sex',
  'birth_date',
  'multiple_birth',
  'parent_1_first',
  'parent_1_last',
  'parent_2_first',
  'parent_2_last',
  'birth_city',
  'birth_state',
  'birth_country',
  'truth_id',
  'truth_family',
  'truth_twin',
  'error_kinds',
] = [
  'record_id',
  'state',
  'state_student_id',
  'alternate_student_id',
  'first_name',
  'middle_name',
  'last_name_1',
  'last_name_2',
  'suffix',
  'sex',
  'birth_date',
  'multiple_birth',
  'parent_1_first',
  'parent_1_last',
  'parent_2_first',
  'parent_2_last',
  'birth_city',
  'birth_state',
  'birth_country',
  'truth_id',
  'truth_family',
  'truth_twin',
  'error_kinds',
]

/** A column of a generated file. */
export type StudentColumn = (typeof STUDENT_COLUMNS)[number]

/**
 * One generated record: what one state wrote about one child. Every value is text, '' if missing.
 *
 * `truth_id` is the child, `truth_family` the family, `truth_twin` is `yes` for a child of a
 * multiple birth, `error_kinds` the errors of this record joined by `;`: only these four tell the
 * truth, and no program that links records may read them.
 */
export type StudentRow = { readonly [C in StudentColumn]: string }

/** A record while it is being written. */
export type StudentDraft = { -readonly [C in StudentColumn]: string }
