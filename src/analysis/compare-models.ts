import { RecordPairSet } from '../clustering/record-pairs.ts'
import { LinkageError } from '../errors.ts'
import { changedPairs } from '../evaluation/changed-pairs.ts'
import {
  DECISIONS,
  type DecidedRecords,
  type DecisionMatrices,
  decisionMatrices,
} from '../evaluation/decision-matrix.ts'
import {
  type PairedDifference,
  type PairedTestOptions,
  pairedTest,
} from '../evaluation/paired-test.ts'
import { labelledUnits, type MeasureName, personUnits } from '../evaluation/paired-units.ts'
import { type RightPersons, rightPersons } from '../evaluation/right-persons.ts'
import {
  type ExplainedChange,
  explainChanges,
  type PairTruth,
  type WeighedChange,
  weighChanges,
} from './changed-sample.ts'
import { truthNotes } from './check-truth.ts'
import { decisionsOf, judgedPairs, type ModelMeasures, modelMeasures } from './model-measures.ts'
import { type NamedResult, requireSameRecords } from './same-records.ts'
import type { LabelledPairs, Truth } from './truth.ts'

/** Options of {@link compareModels}. */
export interface CompareOptions extends PairedTestOptions {
  /** Who is who; without it, changes are counted and no significance can be given. */
  readonly truth?: Truth
  /** Changed pairs to explain of each kind of change, between each two models; default 5. */
  readonly samples?: number
}

/** Several models side by side on the same records. */
export interface ModelComparison {
  readonly records: number
  readonly models: readonly ModelMeasures[]
  /** Each two models, in the order in which they were given. */
  readonly pairs: readonly ComparedPair[]
  /** What makes a figure less than it seems, in words. */
  readonly notes: readonly string[]
}

/** Where two models differ. */
export interface ComparedPair {
  readonly first: string
  readonly second: string
  /** Pairs of records by what the first decided (row) and the second (column). */
  readonly decisions: DecisionMatrices
  /** Pairs of records that they decided differently. */
  readonly changed: number
  /** The worst changes of each kind, worst first, with both waterfalls. */
  readonly samples: readonly ExplainedChange[]
  /** Changed pairs, worst first; of very many, not all. */
  readonly changes: readonly WeighedChange[]
  /** With truth only: how sure the difference is, for each measure that the truth can tell. */
  readonly significance?: Partial<Readonly<Record<MeasureName, PairedDifference>>>
  /** With the true person of records only. */
  readonly persons?: RightPersons
}

const SAMPLES = 5
/** Clusters of one model that the other cut to pieces: so many pairs are listed at most. */
const MOST_CHANGES = 200_000

/**
 * Puts several models side by side that were run on the same records.
 *
 * @param models - at least two results, each with a name of its own.
 * @throws {@link LinkageError} `results-not-comparable` if their records differ;
 *   `linkage-option-invalid` if there are fewer than two; `truth-empty` if the truth says nothing.
 *
 * @example
 * ```ts
 * const [old, strict] = [await dedupe('a.csv'), await dedupe('a.csv', { thresholds: { upper: 12 } })]
 * const { pairs } = compareModels([
 *   { name: 'old', result: old },
 *   { name: 'strict', result: strict },
 * ])
 * pairs[0]?.decisions.all // [[match → match, match → near match, …], …]
 * ```
 */
export function compareModels(
  models: readonly NamedResult[],
  options: CompareOptions = {},
): ModelComparison {
  const [base, ...others] = models
  if (base === undefined || others.length === 0) {
    throw new LinkageError('linkage-option-invalid', {
      option: 'models',
      value: String(models.length),
      expected: 'two or more',
    })
  }
  for (const other of others) requireSameRecords(base, other)
  refuseEmpty(options.truth)
  const records = base.result.labels.length
  const decided = models.map(({ result }) => decisionsOf(result))
  return {
    records,
    models: models.map(({ name, result }, at) =>
      modelMeasures(name, result, decided[at]!, options.truth),
    ),
    pairs: models.flatMap((first, at) =>
      models.slice(at + 1).map((second, further) => {
        const [a, b] = [decided[at]!, decided[at + 1 + further]!]
        return comparePair(first, second, a, b, options)
      }),
    ),
    notes: notesOf(models, records, options.truth),
  }
}

/** Of no truth every model would be perfect. */
function refuseEmpty(truth: Truth | undefined): void {
  if (truth === undefined) return
  const isEmpty =
    truth.kind === 'pairs' ? truth.left.length === 0 : truth.persons.every((person) => person < 0)
  if (!isEmpty) return
  throw new LinkageError('truth-empty', { known: truth.kind === 'pairs' ? 'pair' : 'record' })
}

function notesOf(
  models: readonly NamedResult[],
  records: number,
  truth: Truth | undefined,
): string[] {
  const warning = 'warning: '
  const notes = models.flatMap(({ name, result }) =>
    result.notes
      .filter((note) => note.startsWith(warning))
      .map((note) => `${name}: ${note.slice(warning.length)}`),
  )
  if (truth === undefined) {
    return [
      ...notes,
      'without truth nobody can say which model is better, or whether by more than chance',
    ]
  }
  notes.push(...truthNotes(truth, records, false))
  if (models.length > 2) {
    notes.push('each p stands for itself: among many comparisons some come out small by chance')
  }
  return notes
}

function comparePair(
  first: NamedResult,
  second: NamedResult,
  a: DecidedRecords,
  b: DecidedRecords,
  options: CompareOptions,
): ComparedPair {
  const { truth, samples = SAMPLES } = options
  const decisions = matricesOf(a, b, truth)
  const listed = changedPairs(a, b, MOST_CHANGES)
  const changes = weighChanges(listed, first.result, second.result, pairTruth(truth))
  return {
    first: first.name,
    second: second.name,
    decisions,
    changed: changedIn(decisions),
    samples: explainChanges(changes, first.result, second.result, samples),
    changes,
    ...significanceOf(a, b, truth, options),
  }
}

function changedIn({ all }: DecisionMatrices): number {
  const changed = all.flatMap((row, from) => row.filter((_, to) => to !== from))
  return changed.reduce((sum, pairs) => sum + pairs, 0)
}

function matricesOf(
  a: DecidedRecords,
  b: DecidedRecords,
  truth: Truth | undefined,
): DecisionMatrices {
  if (truth?.kind !== 'pairs') return decisionMatrices(a, b, truth?.persons)
  const { all } = decisionMatrices(a, b)
  return {
    all,
    oneChild: labelledMatrix(a, b, truth, 1),
    twoChildren: labelledMatrix(a, b, truth, 0),
  }
}

/** The labelled pairs that people judged so, by what the models decided. */
function labelledMatrix(
  a: DecidedRecords,
  b: DecidedRecords,
  { left, right, match }: LabelledPairs,
  judged: 0 | 1,
): number[][] {
  const near = [new RecordPairSet(a.near), new RecordPairSet(b.near)]
  const decisionOf = (side: 0 | 1, at: number): number => {
    const { labels } = side === 0 ? a : b
    if (labels[left[at]!] === labels[right[at]!]) return 0
    return near[side]!.has(left[at]!, right[at]!) ? 1 : 2
  }
  const matrix = DECISIONS.map(() => DECISIONS.map(() => 0))
  for (let at = 0; at < left.length; at++) {
    if (match[at] === judged) matrix[decisionOf(0, at)]![decisionOf(1, at)]!++
  }
  return matrix
}

function pairTruth(truth: Truth | undefined): (left: number, right: number) => PairTruth {
  if (truth === undefined) return () => 'unknown'
  if (truth.kind === 'persons') {
    const { persons } = truth
    return (left, right) => {
      if (persons[left]! < 0 || persons[right]! < 0) return 'unknown'
      return persons[left] === persons[right] ? 'one-child' : 'two-children'
    }
  }
  const judged = (match: 0 | 1): RecordPairSet => {
    const isSo = (_: number, at: number): boolean => truth.match[at] === match
    return new RecordPairSet({ left: truth.left.filter(isSo), right: truth.right.filter(isSo) })
  }
  const [one, two] = [judged(1), judged(0)]
  return (left, right) => {
    if (one.has(left, right)) return 'one-child'
    return two.has(left, right) ? 'two-children' : 'unknown'
  }
}

function significanceOf(
  a: DecidedRecords,
  b: DecidedRecords,
  truth: Truth | undefined,
  options: PairedTestOptions,
): Pick<ComparedPair, 'significance' | 'persons'> {
  if (truth === undefined) return {}
  if (truth.kind === 'persons') {
    return {
      significance: pairedTest(personUnits(a.labels, b.labels, truth.persons), options),
      persons: rightPersons(a.labels, b.labels, truth.persons),
    }
  }
  const tested = pairedTest(labelledUnits(a.labels, b.labels, judgedPairs(truth)), options)
  const { precision, recall, f1 } = tested
  return { significance: { precision, recall, f1 } }
}
