/**
 * What does it cost to see what another model would change? A registry is filled with generated
 * students; then the batch engine runs on the same file, and `registry plan` holds the model that it
 * fitted against the registry. All by the command line, in a process of its own each. Prints a JSON
 * line and a table.
 *
 *   node --conditions=source bench/plan.bench.ts [--rows 200000] [--seed 4001] [--fill]
 *
 * The registry of an earlier run of this size is measured on again; `--fill` makes it and ends there.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineText, thisMachine } from './machine.ts'
import { countText, markdownTable } from './markdown.ts'
import { cacheFolder } from './speed/cache-folder.ts'
import { type ProcessRun, runNode } from './speed/run-process.ts'
import { studentFile } from './speed/student-file.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '4001' },
    fill: { type: 'boolean', default: false },
  },
})

const rows = Number(values.rows)
const { path } = await studentFile(rows, Number(values.seed))
const name = `plan-${rows}-${values.seed}`
const registry = join(cacheFolder(), name, 'registry')
const result = join(cacheFolder(), name, 'result')
const plan = join(cacheFolder(), name, 'plan')
/** What both are told of the columns. */
const columns = [
  ...['--id', 'record_id', '--source', 'state', '--quiet'],
  ...['--ignore', 'truth_id,truth_family,truth_twin,error_kinds'],
]

if (!existsSync(registry)) await fill()
if (!values.fill) await measure()

async function fill(): Promise<void> {
  const half = `${registry}.part`
  rmSync(half, { recursive: true, force: true })
  await run('registry', 'init', half, '--model', 'student', '--quiet')
  await run('registry', 'submit', half, path, ...columns)
  renameSync(half, registry)
}

async function measure(): Promise<void> {
  const batch = await run(
    'dedupe',
    path,
    '--model',
    'student',
    ...columns,
    '--out',
    result,
    '--force',
  )
  const model = join(result, 'model.json')
  const planned = await run(
    ...['registry', 'plan', registry, '--model', model, '--out', plan, '--force', '--quiet'],
  )
  const times = (of: 'wallSeconds' | 'cpuSeconds'): number => planned[of] / batch[of]
  const measured = {
    dedupe: costs(batch),
    plan: costs(planned),
    times: times('wallSeconds'),
    cpuTimes: times('cpuSeconds'),
  }
  console.log(JSON.stringify({ bench: 'plan', rows, ...measured }))
  console.log(`\n${machineText(thisMachine())} ${countText(rows)} records.\n`)
  const line = (title: string, { wallSeconds, cpuSeconds, peakBytes }: ProcessRun): string[] => [
    title,
    wallSeconds.toFixed(1),
    cpuSeconds.toFixed(1),
    (peakBytes / 1e9).toFixed(2),
  ]
  console.log(
    markdownTable(
      ['command', 'seconds', 'processor seconds', 'peak GB'],
      [
        line('dedupe', batch),
        line('registry plan', planned),
        ['plan ÷ dedupe', times('wallSeconds').toFixed(2), times('cpuSeconds').toFixed(2), ''],
      ],
    ),
  )
}

function costs({ wallSeconds, cpuSeconds, peakBytes }: ProcessRun): object {
  return { wallSeconds, cpuSeconds, peakBytes }
}

function run(...args: string[]): Promise<ProcessRun> {
  return runNode('src/cli.ts', args)
}
