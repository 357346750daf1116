import { resolve } from 'node:path'
import { parseChoice } from './parse-arguments.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { registryModel } from './registry-model.ts'
import { withRegistry } from './with-registry.ts'

const ENGINE = ['auto', 'review'] as const
const PERSON_IDS = ['letters', 'digits'] as const
const SECOND_PARTY = ['never', 'across-sources', 'always'] as const

export const INIT: RegistryCommand = {
  operands: 'DIR',
  summary: 'makes an empty registry',
  options: {
    model: { type: 'string' },
    'merge-persons': { type: 'string' },
    'split-persons': { type: 'string' },
    'second-party': { type: 'string' },
    'person-ids': { type: 'string' },
  },
  help: `Makes an empty registry in DIR, which must be empty or absent. How it decides is kept in it.

  --model NAME|FILE.json   student (default), person, or a model.json that dedupe wrote. The student
                           model is fitted and holds reference frequencies: it decides from the first
                           record on
  --merge-persons NAME     where the engine would join two persons that exist: auto (default) does it,
                           review asks a person
  --split-persons NAME     where it would take records out of a person: auto (default) or review
  --second-party NAME      a merge or split by a person is validated by another: never (default),
                           across-sources, always
  --person-ids NAME        letters (default), nine letters and digits, or digits, 12 digits; the last
                           one checks the others

Example
  nearmatch registry init children --model student --merge-persons review
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir] = call.operands('DIR')
  const choice = <T extends string>(option: string, choices: readonly T[]): T | undefined => {
    const text = call.text(option)
    return text === undefined ? undefined : parseChoice(call.command, option, text, choices)
  }
  const model = registryModel(call.text('model') ?? 'student')
  const policies = {
    mergePersons: choice('merge-persons', ENGINE) ?? 'auto',
    splitPersons: choice('split-persons', ENGINE) ?? 'auto',
    secondParty: choice('second-party', SECOND_PARTY) ?? 'never',
    personIds: choice('person-ids', PERSON_IDS) ?? 'letters',
  }
  await withRegistry(dir!, { create: { model, ...policies } }, async (registry) => {
    await call.answer({
      registry: resolve(dir!),
      model: model.name,
      modelHash: registry.stats().model,
      ...policies,
    })
  })
}
