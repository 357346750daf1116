import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { columnOf, type Table } from '../records/table.ts'
import type { FieldMapping } from '../standardize/standardized-table.ts'
import { guessByValues } from './guess-values.ts'
import { BIRTH_PARTS, HEADER_WORDS, headerWord } from './header-words.ts'

/** Fields of `student` that go by another name than in `person`. */
const STUDENT_NAMES: Readonly<Record<string, string>> = {
  given_name: 'first_name',
  surname: 'last_name_1',
  surname_2: 'last_name_2',
}

/** Several columns may make up one of these, joined with a blank. */
const JOINED_FIELDS: ReadonlySet<string> = new Set(['street'])

export interface FieldGuess {
  readonly mapping: FieldMapping
  /** The guesses in words, for the person who runs it. */
  readonly guesses: readonly string[]
}

/**
 * Finds the column of each field: by `--map`, by the field's own name, by header words, and for
 * what is left by the values.
 *
 * @param given - field → column, from the user; overrides any guess.
 * @param taken - columns that are ids, sources or truth and no evidence.
 * @throws {@link LinkageError} `column-missing`, `field-unknown`, `model-fields-missing`.
 */
export function guessFields(
  model: LinkageModel,
  table: Table,
  given: Readonly<Record<string, string>>,
  taken: ReadonlySet<string>,
): FieldGuess {
  const mapping: Record<string, string[]> = {}
  const guesses: string[] = []
  const used = new Set(taken)
  for (const [field, column] of Object.entries(given)) {
    if (!(field in model.schema)) {
      const fields = Object.keys(model.schema)
      throw new LinkageError('field-unknown', { field, fields, option: '--map' })
    }
    const isOne = columnOf(table, column) !== undefined
    const names = column === '' ? [] : isOne ? [column] : column.split('+')
    for (const name of names) {
      if (columnOf(table, name) === undefined) {
        const columns = table.columns.map((each) => each.name)
        throw new LinkageError('column-missing', { column: name, option: '--map', columns })
      }
      used.add(name)
    }
    // `--map phone=` says: there is no such column, do not guess one.
    mapping[field] = names
  }
  const free = (): string[] =>
    table.columns.map(({ name }) => name).filter((name) => !used.has(name))
  for (const field of Object.keys(model.schema)) {
    if (field in mapping || !free().includes(field)) continue
    mapping[field] = [field]
    used.add(field)
  }
  for (const [word, headers] of Object.entries(HEADER_WORDS)) {
    const field = word in model.schema ? word : STUDENT_NAMES[word]
    if (field === undefined || !(field in model.schema) || field in mapping) continue
    if (field === 'full_name' && hasNames(mapping)) continue
    const found = headers.flatMap((header) => free().filter((name) => headerWord(name) === header))
    const parts = field === 'birth_date' ? birthParts(free()) : []
    const columns = parts.length > 0 ? parts : JOINED_FIELDS.has(field) ? found : found.slice(0, 1)
    if (columns.length === 0) continue
    mapping[field] = columns
    for (const name of columns) used.add(name)
    guesses.push(`${columns.join('+')} read as ${field} (by its header)`)
  }
  for (const name of free()) {
    const word = guessByValues(columnOf(table, name)!)
    const field = word === undefined || word in model.schema ? word : STUDENT_NAMES[word]
    if (field === undefined || !(field in model.schema) || field in mapping) continue
    if (field === 'full_name' && hasNames(mapping)) continue
    mapping[field] = [name]
    used.add(name)
    guesses.push(`${name} read as ${field} (by its values)`)
  }
  const kept = Object.fromEntries(
    Object.entries(mapping).filter(([, columns]) => columns.length > 0),
  )
  if (Object.keys(kept).length === 0) {
    throw new LinkageError('model-fields-missing', {
      fields: Object.keys(model.schema),
      columns: table.columns.map(({ name }) => name),
    })
  }
  return { mapping: kept, guesses }
}

/** The columns of year, month and day of birth, in that order; empty if a file has no such three. */
function birthParts(names: readonly string[]): string[] {
  for (const words of BIRTH_PARTS) {
    const found = words.map((word) => names.find((name) => headerWord(name) === word))
    if (found.every((name) => name !== undefined)) return found
  }
  return []
}

function hasNames(mapping: Readonly<Record<string, readonly string[]>>): boolean {
  return ['given_name', 'first_name', 'surname', 'last_name_1'].some((field) => field in mapping)
}
