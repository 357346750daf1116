/**
 * How good is nearmatch on every labelled set, and at what cost? Prints a JSON line per set and a
 * Markdown page.
 *
 *   npm run bench:accuracy -- [--sets febrl1,geco] [--twins] [--family-pairs 10000]
 *     [--date YYYY-MM-DD] [--write]
 *
 * `--twins` adds many files of students, until there are enough pairs of twins to say how often they
 * are merged. `--write` runs everything and writes docs/accuracy.md.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { accuracyPage } from './accuracy-page.ts'
import { familyRuns } from './family-runs.ts'
import { SET_NAMES } from './labelled-sets.ts'
import { thisMachine } from './machine.ts'
import { nbsCounts } from './nbs-cases.ts'
import { reportInOwnProcess } from './run-report.ts'
import type { SetReport } from './set-report.ts'

const { values } = parseArgs({
  options: {
    sets: { type: 'string' },
    twins: { type: 'boolean', default: false },
    'family-pairs': { type: 'string', default: '10000' },
    date: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
if (values.write && values.sets !== undefined) {
  console.error('--write writes the whole page: leave out --sets')
  process.exit(2)
}

const machine = thisMachine(values.date)
const reports: SetReport[] = []
for (const name of values.sets?.split(',') ?? SET_NAMES) {
  console.error(`… ${name}`)
  const report = await reportInOwnProcess(name)
  reports.push(report)
  console.log(JSON.stringify({ bench: 'accuracy', set: name, ...machine, ...shortened(report) }))
}
const families =
  values.twins || values.write
    ? await familyRuns(Number(values['family-pairs']), (file, pairs) =>
        console.error(`… families: file ${file}, ${pairs} pairs of twins`),
      )
    : undefined
if (families)
  console.log(JSON.stringify({ bench: 'accuracy', set: 'families', ...machine, ...families }))

const page = accuracyPage(machine, reports, families)
console.log(`\n${page}`)
if (values.write) writeFileSync(new URL('../docs/accuracy.md', import.meta.url), page)

/** Of the nbs cases only the counts, and those decided otherwise than expected. */
function shortened({ nbs, nbsTogether, ...rest }: SetReport): object {
  if (nbs === undefined || nbsTogether === undefined) return rest
  const differing = nbs.filter(({ expected, decided }) => expected !== decided)
  return { nbs: { counts: nbsCounts(nbs), together: nbsCounts(nbsTogether), differing } }
}
