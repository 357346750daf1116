import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'
import type { ModelChangePlan } from '../registry/plan-model-change.ts'
import { planFromJson } from '../registry/read-plan.ts'
import { PLAN_FILE } from './plan-files.ts'
import { ProgressBar } from './progress-bar.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { WRITE_OPTIONS, writeOptions } from './registry-write-options.ts'
import { withRegistry } from './with-registry.ts'

export const APPLY: RegistryCommand = {
  operands: 'DIR PLAN',
  summary: 'puts a planned model in force, as one step',
  options: {
    author: WRITE_OPTIONS.author!,
    reason: WRITE_OPTIONS.reason!,
    threads: { type: 'string' },
  },
  help: `Puts the model of a plan in force: persons, ids, review items and the index become what the plan says,
as one step that undo takes back. Refused if the registry was written to since it was planned. PLAN is
the folder that plan --out wrote, or its plan.json. Prints the sequence number, which undo takes.

  --author NAME      who decides (default: the user of this computer)
  --reason TEXT      why; kept in the ledger
  --threads N        at most so many threads (default: as many as the machine runs at once)

Example
  nearmatch registry apply children plan --reason "fitted to this year's records"
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir, path] = call.operands('DIR', 'PLAN')
  const threads = call.integer('threads', 1)
  const plan = readPlan(path!)
  const { author, reason } = writeOptions(call)
  await withRegistry(dir!, {}, async (registry) => {
    using progress = new ProgressBar(!call.flag('quiet'))
    const answer = await registry.applyModelChange(plan, {
      signal: call.interrupt.signal,
      onProgress: progress.update,
      ...(author === undefined ? {} : { author }),
      ...(reason === undefined ? {} : { reason }),
      ...(threads === undefined ? {} : { threads }),
    })
    call.interrupt.keeps('the model is in force')
    progress[Symbol.dispose]()
    if (plan.isSame) call.note('this is the model in force: nothing was changed')
    await call.answer(answer)
  })
}

/** @throws {@link LinkageError} `plan-unreadable`, and what a model document throws. */
function readPlan(path: string): ModelChangePlan {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const file = isFolder ? join(path, PLAN_FILE) : path
  let json: string
  try {
    json = readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    throw new LinkageError('plan-unreadable', { file: basename(file), reason }, { cause })
  }
  return planFromJson(json, basename(file))
}
