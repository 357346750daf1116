import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { evaluate } from '../analysis/evaluate.ts'
import type { Evaluation } from '../analysis/evaluation.ts'
import { readTruth } from '../analysis/read-truth.ts'
import type { Truth } from '../analysis/truth.ts'
import { createOutputFolder } from '../io/output-folder.ts'
import { readTable } from '../io/read-table.ts'
import { Crew } from '../linker/crew.ts'
import { truthLabels } from '../linker/judge-truth.ts'
import { PAGE_FILES, writePage } from './analysis-page.ts'
import type { EvaluateArguments } from './evaluate-arguments.ts'
import { EVALUATION_FILES, writeEvaluation } from './evaluation-files.ts'
import { evaluationPage } from './evaluation-page.ts'
import { type CompleteSubject, evaluationSubject, withRecords } from './evaluation-subject.ts'
import { evaluationText } from './evaluation-text.ts'
import type { Interrupt } from './interrupt.ts'
import { ProgressBar } from './progress-bar.ts'
import { recordView } from './record-view.ts'
import { print } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Measures a result or a registry against truth. @throws {@link LinkageError} */
export async function runEvaluate(args: EvaluateArguments, interrupt: Interrupt): Promise<void> {
  const { signal } = interrupt
  // What is wrong with the truth is told before a run is repeated.
  const table = args.truth === undefined ? undefined : await readTable([args.truth], { signal })
  await using folder =
    args.out === undefined
      ? undefined
      : await createOutputFolder(args.out, {
          force: args.force,
          replaces: [...EVALUATION_FILES, ...PAGE_FILES],
        })
  if (folder !== undefined) {
    interrupt.beforeForcedExit(() => rmSync(folder.path('.'), { recursive: true, force: true }))
  }
  using progress = new ProgressBar(!args.json && !args.quiet)
  await using crew = new Crew()
  const told = await evaluationSubject(args.dir)
  if (table === undefined && told.truthColumn === undefined) {
    throw new UsageError('--truth FILE is missing: no truth is known of this folder.', 'evaluate')
  }
  const given = table && readTruth(table, told.decisions.keys)
  const subject = await withRecords(told, crew, {
    signal,
    onProgress: progress.update,
    forCharts: args.out !== undefined,
    ...(args.threads === undefined ? {} : { threads: args.threads }),
  })
  const { decisions } = subject
  const truth = given ?? columnTruth(subject)
  if (args.by.length > 0 && subject.gone !== undefined) {
    throw new UsageError(`--by needs the records, but ${subject.gone}.`, 'evaluate')
  }
  const measured = evaluate(decisions, truth, args)
  const evaluation = { ...measured, warnings: [...measured.warnings, ...subject.notes] }
  progress[Symbol.dispose]()
  const values = args.showValues ? valuesOf(subject) : undefined
  if (folder !== undefined) {
    writeEvaluation(folder, evaluation, values)
    writePage(folder, evaluationPage(evaluation, subject, truth, args, new Date().toISOString()))
    await folder.commit()
  }
  if (args.json) {
    const document = evaluationJson(evaluation, values)
    const out = args.out === undefined ? {} : { out: resolve(args.out) }
    await print(`${JSON.stringify({ ...document, ...out })}\n`)
  } else if (!args.quiet) await print(evaluationText(evaluation, values))
}

/** What records say, by field; only where it was asked for. */
export type ValuesOf = (record: number) => Readonly<Record<string, string>>

function valuesOf({ decisions }: CompleteSubject): ValuesOf | undefined {
  if (decisions.evidence === undefined) return undefined
  const { fields, record } = recordView(decisions.evidence.prepared)
  return (at) => {
    const { values } = record(at)
    return Object.fromEntries(fields.map(({ field }, place) => [field, values[place] ?? '']))
  }
}

/** The truth that stood in a column of the run's own input. */
function columnTruth({ decisions, truthColumn, gone }: CompleteSubject): Truth {
  if (decisions.evidence === undefined) {
    throw new UsageError(`--truth FILE is missing, and ${gone}.`, 'evaluate')
  }
  const { table, keys } = decisions.evidence.prepared
  return { kind: 'persons', persons: truthLabels(table, truthColumn!, keys.order) }
}

/** One document; records by their ids, with their values where those were asked for. */
function evaluationJson(evaluation: Evaluation, values: ValuesOf | undefined): object {
  const named = ({ record, ...key }: Evaluation['errors'][number]['left']): object => ({
    ...key,
    ...(values === undefined ? {} : { values: values(record) }),
  })
  return {
    ...evaluation,
    errors: evaluation.errors.map((error) => ({
      ...error,
      left: named(error.left),
      right: named(error.right),
    })),
  }
}
