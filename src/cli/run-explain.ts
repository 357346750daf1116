import type { ParseArgsOptionsConfig } from 'node:util'
import { explanationText } from './explanation-text.ts'
import { finalDecision } from './final-decision.ts'
import { recordFinder } from './find-record.ts'
import type { Interrupt } from './interrupt.ts'
import { explainPair, type PairExplanation } from './pair-explanation.ts'
import { parseArguments } from './parse-arguments.ts'
import { rereadInputs } from './reread-inputs.ts'
import { readResult } from './result-folder.ts'
import { print } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

/** What `explain` was asked to do. */
export interface ExplainArguments {
  readonly result: string
  readonly left: string
  readonly right: string
  readonly json: boolean
}

/** Reads the arguments of `explain`; undefined if help was asked for. @throws {@link UsageError} */
export function explainArguments(args: readonly string[]): ExplainArguments | undefined {
  const { values, positionals } = parseArguments('explain', args, OPTIONS)
  if (values.help === true) return undefined
  const [result, left, right, ...more] = positionals
  if (result === undefined || left === undefined || right === undefined || more.length > 0) {
    throw new UsageError('explain expects RESULT LEFT RIGHT.', 'explain')
  }
  return { result, left, right, json: values.json === true }
}

/** Prints why two records of a result are linked, or not. @throws {@link LinkageError} */
export async function runExplain(args: ExplainArguments, interrupt: Interrupt): Promise<void> {
  const result = readResult(args.result)
  const prepared = await rereadInputs(result, interrupt.signal)
  const find = recordFinder(prepared)
  const [left, right] = [find(args.left), find(args.right)]
  if (left === right) throw new UsageError('LEFT and RIGHT name the same record.', 'explain')
  const final = await finalDecision(result, prepared, left, right)
  const explained = explainPair(result, prepared, left, right, final)
  await print(args.json ? `${JSON.stringify(toJson(explained))}\n` : explanationText(explained))
}

function toJson(explained: PairExplanation): object {
  const { explanation, final, thresholds, reason, fields } = explained
  const record = ({ id, source, values }: PairExplanation['left']): object => ({
    ...(source === undefined ? {} : { source }),
    id,
    values: Object.fromEntries(fields.map(({ field }, at) => [field, values[at] ?? ''])),
  })
  return {
    explanation: {
      left: record(explained.left),
      right: record(explained.right),
      matchWeight: explanation.weight,
      matchProbability: explanation.probability,
      verdict: explanation.verdict,
      ...(explanation.bar === undefined ? {} : { bar: explanation.bar }),
      steps: explanation.steps,
      thresholds,
      ...final,
      ...(reason === undefined ? {} : { reason }),
    },
  }
}
