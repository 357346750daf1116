/**
 * Writes the file that every system reads: a few columns of generated students, folded as nearmatch
 * folds text, so that folding them again changes nothing and equality means the same everywhere.
 *
 *   node --conditions=source bench/peers/prepare-file.ts students.csv prepared.csv
 */
import { writeFileSync } from 'node:fs'
import { readTable } from '../../src/io/read-table.ts'
import { columnOf } from '../../src/records/table.ts'
import { foldText } from '../../src/standardize/text.ts'

/** Column of the prepared file → column of the students' file. */
const COLUMNS = {
  record_id: 'record_id',
  first_name: 'first_name',
  last_name: 'last_name_1',
  birth_date: 'birth_date',
  sex: 'sex',
  birth_city: 'birth_city',
  parent_1_first: 'parent_1_first',
  truth_id: 'truth_id',
} as const
const KEPT: ReadonlySet<string> = new Set(['record_id', 'truth_id'])

const [from, to] = process.argv.slice(2)
const table = await readTable([from!])
const columns = Object.entries(COLUMNS).map(([name, source]) => {
  const { ids, values } = columnOf(table, source)!
  const folded = new Map<number, string>()
  return (row: number): string => {
    const id = ids[row]!
    let text = folded.get(id)
    if (text === undefined) {
      text = KEPT.has(name) ? values.get(id) : foldText(values.get(id))
      folded.set(id, text)
    }
    return text
  }
})
const lines = [Object.keys(COLUMNS).join(',')]
for (let row = 0; row < table.rows; row++) lines.push(columns.map((read) => read(row)).join(','))
writeFileSync(to!, `${lines.join('\n')}\n`)
