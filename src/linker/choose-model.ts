import type { LinkageModel } from '../model/linkage-model.ts'
import { personModel } from '../model/presets/person.ts'
import { studentModel } from '../model/presets/student.ts'
import type { Table } from '../records/table.ts'
import type { LinkageOptions } from './linkage-options.ts'

/** The model asked for; without one, the preset that fits the columns, and a note that says so. */
export function chooseModel(options: LinkageOptions, table: Table, notes: string[]): LinkageModel {
  if (options.model === 'student') return studentModel
  if (options.model === 'person') return personModel
  if (options.model !== undefined) return options.model
  const names = new Set(table.columns.map(({ name }) => name))
  const isStudent = ['first_name', 'last_name_1', 'birth_date'].every((name) => names.has(name))
  notes.push(`model: ${isStudent ? 'student' : 'person'} (guessed from the columns)`)
  return isStudent ? studentModel : personModel
}
