/**
 * Resolves a thousand potential duplicates: a rule decides the clear ones, with a sample for an audit;
 * the rest goes into a spreadsheet, is decided there, and comes back. Each is one step to undo.
 *
 *   node --conditions=source examples/resolve-duplicates.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  decisionsOf,
  generateStudents,
  openRegistry,
  type ReviewSheet,
  type SourceRecord,
  shippedStudentModel,
  tableFromRecords,
} from 'nearmatch'

const CHILDREN = 2100

/** One record of each child, and a second one, from another state, with a wrong birth date. */
function* records(): Generator<SourceRecord> {
  const seen = new Set<string>()
  for (const row of generateStudents({ rows: 4 * CHILDREN, seed: 7, errors: 'low' })) {
    if (seen.has(row.truth_id) || seen.size === CHILDREN) continue
    seen.add(row.truth_id)
    const { first_name, last_name_1, sex, birth_date } = row
    const fields = { first_name, last_name_1, sex, birth_date }
    yield { source: row.state, id: row.truth_id, fields }
    const [year, month, day] = birth_date.split('-').map(Number)
    const wrong = `${year}-${(month! % 12) + 1}-${((day! + 9) % 27) + 1}`
    yield { source: 'MX', id: row.truth_id, fields: { ...fields, birth_date: wrong } }
  }
}

const dir = join(mkdtempSync(join(tmpdir(), 'nearmatch-')), 'children')
const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })
let submitted = 0
for await (const answer of registry.submitAll(records())) submitted += answer.records.length
console.log(`${submitted} records of ${registry.stats().persons} persons`)
console.log(`${registry.duplicates().length} potential duplicates`)

// The clear ones by rule. Somebody looks at the sample before it is applied.
const rule = {
  reasons: ['near-match'],
  least: 0,
  same: ['first_name', 'last_name_1', 'sex'],
} as const
const { decisions, sample } = registry.review.choose(rule, 'accept', { size: 20 })
const right = sample.filter(({ left, right }) => left?.id === right?.id)
console.log(`by rule: ${decisions.length}, of a sample of ${sample.length} right: ${right.length}`)
const byRule = await registry.review.apply(decisions, { author: 'ana', reason: 'same rare name' })
console.log(`applied: ${applied(byRule)}`)

// The rest in a spreadsheet, as `review export` writes it and `review apply` reads it.
const filledIn = tableFromRecords(clerk(registry.review.export()))
const rest = decisionsOf(filledIn).flatMap((row) => ('decision' in row ? [row.decision] : []))
const byHand = await registry.review.apply(rest, { author: 'eva', reason: 'monday.xlsx' })
console.log(`by hand: ${rest.length}, applied: ${applied(byHand)}`)
console.log(`left to decide: ${registry.review.list().length}`)

// The rule was a mistake after all: one step back.
const before = registry.stats().persons
await registry.undo(byRule.sequence, { author: 'ana', apart: false })
console.log(`persons ${before}, and ${registry.stats().persons} once the rule is undone`)
console.log('sound', registry.verify().faults.length === 0)
await registry.close()
rmSync(join(dir, '..'), { recursive: true })

function applied({ outcomes }: typeof byRule): number {
  return outcomes.filter(({ outcome }) => outcome === 'applied').length
}

/** What a person does in the column `decision`; this one knows the truth. */
function clerk({ columns, rows }: ReviewSheet): Record<string, string>[] {
  return rows.map((row) => {
    const cells = Object.fromEntries(columns.map(({ name }, at) => [name, String(row[at])]))
    const isOne = cells.record_id_1 === cells.record_id_2
    return { ...cells, decision: isOne ? 'accept' : 'reject' }
  })
}
