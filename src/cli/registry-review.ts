import { LinkageError } from '../errors.ts'
import { casesUnder } from '../registry/choose-by-rule.ts'
import type { WriteOptions } from '../registry/engine.ts'
import type { Registry } from '../registry/registry.ts'
import { reviewCase } from '../registry/review-case.ts'
import type { WriteAnswer } from '../registry/write-answer.ts'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { standardizeDate } from '../standardize/date.ts'
import { caseAnswer, writeAnswer } from './registry-answers.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { FILTER_HELP, FILTER_OPTIONS, filterOf } from './registry-review-filter.ts'
import { applySheet, decideByRule, exportSheet } from './registry-review-sheet.ts'
import { WRITE_HELP, WRITE_OPTIONS, writeOptions } from './registry-write-options.ts'
import { withRegistry } from './with-registry.ts'

type Action = (registry: Registry, call: RegistryCall, operands: readonly string[]) => Promise<void>

/** Actions that only look: the write lock is not asked for. */
const LOOKING: readonly string[] = ['list', 'show', 'export']

/** What stands after `review DIR`. */
const ACTIONS: Readonly<Record<string, Action>> = {
  list: listItems,
  show: showItem,
  accept: step((registry, item, options, call) => {
    const survivor = call.text('survivor')
    return registry.review.accept(item, {
      ...options,
      ...(survivor === undefined ? {} : { survivor }),
    })
  }),
  reject: step((registry, item, options) => registry.review.reject(item, options)),
  validate: step((registry, item, options) => registry.review.validate(item, options)),
  withdraw: step((registry, item, options) => registry.review.withdraw(item, options)),
  postpone: step((registry, item, options, call) => {
    const due = dueOf(call)
    if (due === undefined) throw call.wrong('postpone needs --due DATE.')
    return registry.review.postpone(item, due, options)
  }),
  reassign: step((registry, item, options, call) => {
    const to = call.text('to')
    if (to === undefined) throw call.wrong('reassign needs --to NAME.')
    return registry.review.reassign(item, to, options)
  }),
  escalate: step((registry, item, options, call) => {
    const to = call.text('to')
    const due = dueOf(call)
    return registry.review.escalate(item, {
      ...options,
      ...(to === undefined ? {} : { to }),
      ...(due === undefined ? {} : { due }),
    })
  }),
  export: exportSheet,
  apply: applySheet,
  decide: decideByRule,
}

export const REVIEW: RegistryCommand = {
  operands: 'DIR [ACTION …]',
  summary: 'what a person has to decide: list, decide, export, apply',
  options: {
    ...FILTER_OPTIONS,
    ...WRITE_OPTIONS,
    survivor: { type: 'string' },
    due: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    audit: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string' },
  },
  help: `Actions
  list                     the items that wait for a person, by number (default)
  show ITEM                one item
  accept ITEM              does what it proposes; --survivor PERSON says whose id stays
  reject ITEM              holds the two sides apart
  validate ITEM            the second party agrees to what another one proposed
  withdraw ITEM            takes a proposal back
  postpone ITEM --due DATE, reassign ITEM --to NAME, escalate ITEM [--to NAME] [--due DATE]
  export --out FILE        the items as .xlsx or .csv, to be decided elsewhere: accept, reject,
                           validate, postpone or escalate in the column decision
  apply FILE               takes the decisions of such a file in one step; rows whose persons have
                           changed meanwhile are refused one by one, and exit is 1
  decide accept|reject --audit FILE    the same decision for every item that the filter names; a
                           sample of them is written to FILE first (--sample N, default 50; --seed N)

Which items
${FILTER_HELP}

When deciding
${WRITE_HELP}
  --force            replace FILE

Examples
  nearmatch registry review children export --out monday.xlsx
  nearmatch registry review children apply monday.xlsx --author ana --dry-run
  nearmatch registry review children decide accept --least 12 --same state,state_student_id \\
      --audit audit.xlsx --reason "same state id"
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir, name = 'list', ...operands] = call.operands('DIR', 'ACTION?…')
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined) {
    throw call.wrong(`unknown action ${name}.${didYouMean(name, Object.keys(ACTIONS))}`)
  }
  const options = LOOKING.includes(name) ? { readOnly: true } : {}
  await withRegistry(dir!, options, (registry) => action(registry, call, operands))
}

function step(
  take: (
    registry: Registry,
    item: number,
    options: WriteOptions,
    call: RegistryCall,
  ) => Promise<WriteAnswer>,
): Action {
  return async (registry, call, [typed, ...more]) => {
    if (typed === undefined || more.length > 0) throw call.wrong('expects one ITEM.')
    const options = writeOptions(call)
    const result = await take(registry, call.wholeNumber('ITEM', typed), options, call)
    await call.answer(writeAnswer(result, options.dryRun))
  }
}

function dueOf(call: RegistryCall): number | undefined {
  const text = call.text('due')
  if (text === undefined) return undefined
  const due = Date.parse(standardizeDate(text))
  if (Number.isNaN(due)) throw call.wrong('--due expects a date, such as 2026-12-31.')
  return due
}

async function listItems(registry: Registry, call: RegistryCall): Promise<void> {
  const rule = filterOf(call, registry.model)
  const { schema } = registry.model
  const cases = registry.read(({ state }) => casesUnder(state, rule, schema))
  for (const each of cases) await call.answer(caseAnswer(each, registry.model))
}

async function showItem(
  registry: Registry,
  call: RegistryCall,
  [typed]: readonly string[],
): Promise<void> {
  const number = call.wholeNumber('ITEM', typed ?? '')
  const found = registry.read(({ state }) => {
    const item = state.item(number)
    return item === undefined ? undefined : reviewCase(state, item)
  })
  if (found === undefined) throw new LinkageError('item-unknown', { item: number })
  await call.answer(caseAnswer(found, registry.model))
}
