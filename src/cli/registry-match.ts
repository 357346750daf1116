import type { LinkageModel } from '../model/linkage-model.ts'
import type { MatchAnswer } from '../registry/match-record.ts'
import type { SourceRecord } from '../registry/record-key.ts'
import { ProgressBar } from './progress-bar.ts'
import { candidateAnswer } from './registry-answers.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { readInput } from './registry-input.ts'
import { READ_HELP, READ_OPTIONS, readOptions } from './registry-read-options.ts'
import { printAll } from './terminal.ts'
import { withRegistry } from './with-registry.ts'

const CANDIDATES = 5
const MOST_CANDIDATES = 1000
/** Rows matched between two looks at the signal. */
const TOGETHER = 256

export const MATCH: RegistryCommand = {
  operands: 'DIR FILE|-',
  summary: 'who is this? One line of JSON for each row; changes nothing',
  options: { ...READ_OPTIONS, candidates: { type: 'string' } },
  help: `Says for each row of a file which person it would belong to, and changes nothing. Prints one line
of JSON for each row, in their order: row, source and id if the file has them, decision (match,
near-match or non-match), person if it is a match, and the candidates, the best first, each with its
weight in bits, probability, decision, and the records that speak for it.

${READ_HELP}
  --candidates N     candidates to list (default ${CANDIDATES})

Example
  nearmatch registry match children arrivals.csv
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir, ...files] = call.operands('DIR', 'FILE…')
  const options = readOptions(call, files)
  const limit = call.integer('candidates', 0, MOST_CANDIDATES) ?? CANDIDATES
  await withRegistry(dir!, { readOnly: true }, async (registry) => {
    using progress = new ProgressBar(!call.flag('quiet') && process.stdout.isTTY !== true)
    const input = await readInput(registry.model, options, progress.update)
    for (const text of input.notes) call.note(text)
    const { rows } = input.table
    for (let row = 0; row < rows; row += TOGETHER) {
      await call.interrupt.checkpoint('match')
      progress.update({ stage: 'match', done: row / rows })
      const records = Array.from({ length: Math.min(TOGETHER, rows - row) }, (_, at) =>
        input.record(row + at),
      )
      const lines = records.map((record, at) => {
        const { source, fields } = record
        const options = source === '' ? { limit } : { limit, source }
        return line(row + at, record, registry.match(fields, options), registry.model)
      })
      if (!(await printAll(lines))) return
    }
  })
}

function line(
  row: number,
  { source, id }: SourceRecord,
  answer: MatchAnswer,
  model: LinkageModel,
): string {
  const { decision, person, candidates } = answer
  return `${JSON.stringify({
    row: row + 1,
    ...(source === '' ? {} : { source }),
    ...(id === '' ? {} : { id }),
    decision,
    person: person ?? null,
    candidates: candidates.map((candidate) => candidateAnswer(candidate, model)),
  })}\n`
}
