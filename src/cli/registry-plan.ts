import { rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { unwritable } from '../io/csv-writer.ts'
import { createOutputFolder } from '../io/output-folder.ts'
import type { ModelChangePlan, PlanOptions, SampledChange } from '../registry/plan-model-change.ts'
import type { PlannedPair } from '../registry/planned-change.ts'
import { weightText } from '../results/weight-text.ts'
import { PLAN_FILE, PLAN_FILES, PlanFiles } from './plan-files.ts'
import { ProgressBar } from './progress-bar.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { registryModel } from './registry-model.ts'
import { withRegistry } from './with-registry.ts'

export const PLAN: RegistryCommand = {
  operands: 'DIR --model NAME|FILE.json',
  summary: 'says what another model would change',
  options: {
    model: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    samples: { type: 'string' },
    threads: { type: 'string' },
  },
  help: `Works out what would change if the registry decided by another model: which persons would join or go
apart, which ids would redirect, which review items would open or close. What people decided counts as
before. Nothing is changed and nobody is kept from writing; a plan that isn't applied costs nothing.
Prints the counts, and of each kind some changes with what their pair weighs under both models.

  --model NAME|FILE.json   student, person, or a model.json that dedupe or train wrote (required). It
                     must ask for fields that the registry has
  --out FOLDER       write the plan, for apply, and every change; a folder that is empty or absent
  --force            replace an earlier plan in FOLDER; other files there stay
  --samples N        changes of each kind to show, with both waterfalls (default 20)
  --threads N        at most so many threads (default: as many as the machine runs at once)

  plan.json       counts, samples and the model: what apply takes
  joins.csv       persons who would get records of others, and the pair that joins them
  splits.csv      persons who would lose records, and the pair that held them together
  redirects.csv   ids that would resolve to another person
  review.csv      review items that would open, close or ask something else

Example
  nearmatch registry plan children --model fitted.json --out plan
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir] = call.operands('DIR')
  const named = call.text('model')
  if (named === undefined) throw call.wrong('--model NAME or FILE.json is missing.')
  const out = call.text('out')
  const samples = call.integer('samples', 0)
  const threads = call.integer('threads', 1)
  const model = registryModel(named)
  await withRegistry(dir!, { readOnly: true }, async (registry) => {
    using progress = new ProgressBar(!call.flag('quiet'))
    const options: PlanOptions = {
      signal: call.interrupt.signal,
      onProgress: progress.update,
      ...(samples === undefined ? {} : { samples }),
      ...(threads === undefined ? {} : { threads }),
    }
    const plan =
      out === undefined
        ? await registry.planModelChange(model, options)
        : await written(call, out, (onChange) =>
            registry.planModelChange(model, { ...options, onChange }),
          )
    progress[Symbol.dispose]()
    for (const text of plan.notes) call.note(text)
    if (plan.isSame) call.note('this is the model in force: nothing would change')
    await call.answer(planAnswer(call, plan, out))
  })
}

/** Writes plan and changes into a folder that appears as a whole. */
async function written(
  call: RegistryCall,
  out: string,
  make: (onChange: NonNullable<PlanOptions['onChange']>) => Promise<ModelChangePlan>,
): Promise<ModelChangePlan> {
  await using folder = await createOutputFolder(out, {
    force: call.flag('force'),
    replaces: PLAN_FILES,
  })
  call.interrupt.beforeForcedExit(() => rmSync(folder.path('.'), { recursive: true, force: true }))
  using files = new PlanFiles((name) => folder.path(name))
  const plan = await make((change) => files.write(change))
  files.close()
  try {
    writeFileSync(folder.path(PLAN_FILE), `${JSON.stringify(plan, null, 1)}\n`)
  } catch (error) {
    throw unwritable(PLAN_FILE, error)
  }
  await folder.commit()
  return plan
}

/** All but the model; on a terminal without waterfalls, which are in the file. */
function planAnswer(call: RegistryCall, plan: ModelChangePlan, out: string | undefined): object {
  const { model: _, format: __, notes: ___, samples, ...rest } = plan
  return {
    ...(out === undefined ? {} : { out: resolve(out) }),
    ...rest,
    samples: call.wantsWords ? samples.map(inWords) : samples,
  }
}

function inWords({ steps: _, ...sample }: SampledChange): object {
  if (!('pair' in sample) || sample.pair === undefined) return sample
  const { pair, ...change } = sample
  return { ...change, pair: pairInWords(pair) }
}

function pairInWords({ left, right, before, after }: PlannedPair): string {
  const names = `${left.source}/${left.id} and ${right.source}/${right.id}`
  return `${names}: ${weightText(before)} bits before, ${weightText(after)} after`
}
