import { connectedComponents } from '../clustering/connected-components.ts'
import { LinkageError } from '../errors.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import { type DependentShare, dependentInterval } from '../evaluation/dependent-interval.ts'
import { listedVariance } from '../evaluation/listed-variance.ts'
import { share } from '../evaluation/quality.ts'
import { row } from './confusion.ts'
import type { Decisions } from './decisions.ts'
import { describeErrors } from './describe-errors.ts'
import type { EvaluateOptions } from './evaluate.ts'
import { qualityOf } from './evaluate-persons.ts'
import type { Confusion, Evaluation } from './evaluation.ts'
import { labelWarnings } from './evaluation-warnings.ts'
import type { LabelledPairs } from './truth.ts'
import { weightOfPairs } from './weight-of-pairs.ts'
import { whichAreCandidates } from './which-are-candidates.ts'
import { type WrongPair, worstFirst } from './wrong-pairs.ts'

type Decision = keyof Confusion

/**
 * Measures decisions where some pairs are labelled. Each label weighs by its certainty and by the
 * inverse of the probability with which it was drawn, so that labels drawn unevenly speak for all
 * pairs that could have been drawn, and only for those.
 *
 * Labels that share a record, or that matches join, depend on each other: records that labels join
 * count as one person.
 */
export function evaluatePairs(
  decisions: Decisions,
  labels: LabelledPairs,
  { errors }: Required<EvaluateOptions>,
): Omit<Evaluation, 'review'> {
  const size = labels.left.length
  if (size === 0) throw new LinkageError('truth-empty', { known: 'pair' })
  const decided = decisionsOn(decisions, labels)
  const weight = labels.certainty.map((certainty, at) => certainty / labels.inclusion[at]!)
  const persons = personsOf(decisions.labels.length, labels)
  const is = (at: number, match: 0 | 1, decision?: Decision): boolean =>
    labels.match[at] === match && (decision === undefined || decided[at] === decision)

  /** Σ weight of labels that are right, as a share of Σ weight of those that count. */
  const shareOf = (
    right: (at: number) => boolean,
    counts: (at: number) => number,
    kinds = 1,
  ): DependentShare => {
    let [all, good] = [0, 0]
    for (let at = 0; at < size; at++) {
      all += weight[at]! * counts(at)
      if (right(at)) good += weight[at]! * counts(at)
    }
    const value = share(good, all)
    const part = weight.map((each, at) => each * counts(at) * ((right(at) ? 1 : 0) - value))
    let squares = 0
    let independent = 0
    for (const [at, each] of part.entries()) {
      independent += each * each
      squares += (weight[at]! * counts(at)) ** 2
    }
    const variance = Math.max(independent, varianceOf(persons, part))
    return {
      value,
      variance: all === 0 ? 0 : variance / all ** 2,
      // As many labels of equal weight as these are worth.
      size: all === 0 ? 0 : all ** 2 / squares,
      clump: 1,
      kinds,
    }
  }
  const one = (match: 0 | 1 | undefined, decision?: Decision) => (at: number) =>
    (match === undefined || labels.match[at] === match) &&
    (decision === undefined || decided[at] === decision)
      ? 1
      : 0
  const quality = {
    precision: shareOf((at) => is(at, 1), one(undefined, 'match')),
    recall: shareOf((at) => decided[at] === 'match', one(1)),
    f1: shareOf(
      (at) => is(at, 1, 'match'),
      (at) => one(1)(at) + one(undefined, 'match')(at),
      2,
    ),
  }
  const count = (match: 0 | 1, decision?: Decision): number => {
    let found = 0
    for (let at = 0; at < size; at++) if (is(at, match, decision)) found++
    return found
  }
  const confusionRow = (decision: Decision) =>
    row(
      count(1, decision),
      count(0, decision),
      shareOf((at) => is(at, 1), one(undefined, decision)),
      shareOf((at) => decided[at] === decision, one(1)),
    )
  const compared = decisions.candidates && whichAreCandidates(decisions.candidates, labels)
  const blocking = compared && shareOf((at) => compared[at] === 1, one(1))
  const matches = count(1)
  return {
    truth: 'pairs',
    records: decisions.labels.length,
    knownRecords: new Set([...labels.left, ...labels.right]).size,
    pairwise: {
      ...qualityOf(quality),
      truePositives: count(1, 'match'),
      falsePositives: count(0, 'match'),
      falseNegatives: matches - count(1, 'match'),
    },
    ...(blocking === undefined
      ? {}
      : {
          blocking: {
            recall: blocking.value,
            interval: dependentInterval(blocking),
            compared: compared!.reduce((sum, is, at) => sum + is * labels.match[at]!, 0),
            truePairs: matches,
          },
        }),
    confusion: {
      match: confusionRow('match'),
      nearMatch: confusionRow('nearMatch'),
      nonMatch: confusionRow('nonMatch'),
    },
    breakdown: [],
    fairness: [],
    errors: describeErrors(decisions, wrongPairs(decisions, labels, decided, errors)),
    warnings: labelWarnings(matches, size),
  }
}

/** What became of each labelled pair. */
function decisionsOn(
  { labels, links }: Decisions,
  { left, right }: Pick<LabelledPairs, 'left' | 'right'>,
): Decision[] {
  const rows = 2 ** 32
  const listed = new Set<number>()
  for (let at = 0; at < links.left.length; at++) {
    listed.add(links.left[at]! * rows + links.right[at]!)
  }
  return Array.from(left, (record, at) => {
    const other = right[at]!
    if (labels[record] === labels[other]) return 'match'
    return listed.has(record * rows + other) ? 'nearMatch' : 'nonMatch'
  })
}

interface LabelPersons {
  readonly count: number
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Who the records of labels are, as far as labels tell: records that matches join are one. */
function personsOf(records: number, { left, right, match }: LabelledPairs): LabelPersons {
  const joins = (_: number, at: number): boolean => match[at] === 1
  const component = connectedComponents(records, left.filter(joins), right.filter(joins))
  const of = (record: number): number => component[record]!
  const { ids, count } = denseLabels([...left.map(of), ...right.map(of)])
  return { count, left: ids.subarray(0, left.length), right: ids.subarray(left.length) }
}

function varianceOf({ count, left, right }: LabelPersons, part: Float64Array): number {
  const own = new Float64Array(count)
  const shared = { left: [] as number[], right: [] as number[], part: [] as number[] }
  for (const [at, each] of part.entries()) {
    if (left[at] === right[at]) own[left[at]!]! += each
    else {
      shared.left.push(left[at]!)
      shared.right.push(right[at]!)
      shared.part.push(each)
    }
  }
  return listedVariance(own, shared)
}

function wrongPairs(
  decisions: Decisions,
  labels: LabelledPairs,
  decided: readonly Decision[],
  most: number,
): WrongPair[] {
  const weightOf = weightOfPairs(decisions)
  const wrong = Array.from(labels.left, (left, at): WrongPair | undefined => {
    const right = labels.right[at]!
    const isMatch = labels.match[at] === 1
    if (isMatch === (decided[at] === 'match')) return undefined
    const kind = isMatch ? 'missed-pair' : 'false-match'
    return { kind, left, right, pairs: 1, weight: weightOf(left, right) }
  }).filter((pair) => pair !== undefined)
  return (['false-match', 'missed-pair'] as const).flatMap((kind) =>
    worstFirst(wrong.filter((pair) => pair.kind === kind)).slice(0, most),
  )
}
