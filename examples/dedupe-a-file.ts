/**
 * Finds the records of one child in the shipped students and explains the first near match.
 *
 *   node --conditions=source examples/dedupe-a-file.ts
 */
import { clustersOf, dedupe, defineModel, explain, linkedPairs } from 'nearmatch'

const model = defineModel({
  schema: { first_name: 'given-name', last_name_1: 'surname', birth_date: 'date' },
  blocking: [
    { name: 'birth date', key: [{ part: 'date', field: 'birth_date', form: 'variant' }] },
    {
      name: 'names',
      key: [{ part: 'name', fields: ['first_name', 'last_name_1'], form: 'sound', tokens: 'pair' }],
    },
  ],
  comparisons: [
    { kind: 'given-name', given: 'first_name', surnames: ['last_name_1'] },
    { kind: 'surname', fields: ['last_name_1'] },
    { kind: 'date', field: 'birth_date' },
  ],
})

const file = new URL('students.csv', import.meta.url).pathname
const result = await dedupe(file, { model, id: 'record_id', truth: 'truth_id' })

const children = new Set([...clustersOf(result)].map(({ clusterId }) => clusterId))
console.log(`${result.labels.length} records of ${children.size} children`)
console.log(`precision ${result.truth?.pairwise.precision.toFixed(3)}`)
console.log(`recall ${result.truth?.pairwise.recall.toFixed(3)}`)

for (const { leftId, rightId, decision } of linkedPairs(result)) {
  if (decision !== 'near-match') continue
  const { weight, steps } = explain(result, { id: leftId }, { id: rightId })
  console.log(`near match ${leftId} and ${rightId}, ${weight.toFixed(1)} bits:`)
  for (const step of steps)
    console.log(`  ${step.weight.toFixed(1).padStart(6)}  ${step.name} ${step.level}`)
  break
}
