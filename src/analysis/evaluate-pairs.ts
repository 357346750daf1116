import { RecordPairSet } from '../clustering/record-pairs.ts'
import { LinkageError } from '../errors.ts'
import { dependentInterval } from '../evaluation/dependent-interval.ts'
import { confusionRow } from './confusion.ts'
import { type Decisions, nearMatches } from './decisions.ts'
import { describeErrors } from './describe-errors.ts'
import type { EvaluateOptions } from './evaluate.ts'
import { qualityOf } from './evaluate-persons.ts'
import type { BlockingMeasures, Confusion, Evaluation } from './evaluation.ts'
import { labelWarnings } from './evaluation-warnings.ts'
import { type LabelQuestion, labelShares } from './label-shares.ts'
import type { LabelledPairs } from './truth.ts'
import { weightOfPairs } from './weight-of-pairs.ts'
import { whichAreCandidates } from './which-are-candidates.ts'
import { type WrongPair, worstFirst } from './wrong-pairs.ts'

type Decision = keyof Confusion

/** Measures decisions where some pairs are labelled; see {@link labelShares}. @throws `truth-empty`. */
export function evaluatePairs(
  decisions: Decisions,
  labels: LabelledPairs,
  { errors }: Required<EvaluateOptions>,
): Omit<Evaluation, 'review'> {
  const size = labels.left.length
  if (size === 0) throw new LinkageError('truth-empty', { known: 'pair' })
  const decided = decisionsOn(decisions, labels)
  const shareOf = labelShares(labels, decisions.labels.length)
  const isSame = (at: number): boolean => labels.match[at] === 1
  const isDecided = (decision: Decision) => (at: number) => decided[at] === decision
  const isMatch = isDecided('match')
  const count = (same: boolean, decision: Decision): number =>
    decided.filter((own, at) => own === decision && isSame(at) === same).length
  const rowOf = (decision: Decision) =>
    confusionRow(
      count(true, decision),
      count(false, decision),
      shareOf({ right: isSame, counts: one(isDecided(decision)) }),
      shareOf({ right: isDecided(decision), counts: one(isSame) }),
    )
  const blocking = blockingOf(decisions, labels, shareOf)
  const matches = labels.match.reduce((sum, match) => sum + match, 0)
  return {
    truth: 'pairs',
    records: decisions.labels.length,
    knownRecords: new Set([...labels.left, ...labels.right]).size,
    pairwise: {
      ...qualityOf({
        precision: shareOf({ right: isSame, counts: one(isMatch) }),
        recall: shareOf({ right: isMatch, counts: one(isSame) }),
        f1: shareOf({
          right: (at) => isSame(at) && isMatch(at),
          counts: (at) => one(isSame)(at) + one(isMatch)(at),
          kinds: 2,
        }),
      }),
      truePositives: count(true, 'match'),
      falsePositives: count(false, 'match'),
      falseNegatives: matches - count(true, 'match'),
    },
    ...(blocking === undefined ? {} : { blocking }),
    confusion: {
      match: rowOf('match'),
      nearMatch: rowOf('nearMatch'),
      nonMatch: rowOf('nonMatch'),
    },
    breakdown: [],
    fairness: [],
    errors: describeErrors(decisions, wrongPairs(decisions, labels, decided, errors)),
    warnings: labelWarnings(matches, size),
  }
}

function one(counts: (at: number) => boolean): LabelQuestion['counts'] {
  return (at) => (counts(at) ? 1 : 0)
}

/** What became of each labelled pair. */
function decisionsOn(
  { labels, links }: Decisions,
  { left, right }: Pick<LabelledPairs, 'left' | 'right'>,
): Decision[] {
  const near = new RecordPairSet(nearMatches(links))
  return Array.from(left, (record, at) => {
    const other = right[at]!
    if (labels[record] === labels[other]) return 'match'
    return near.has(record, other) ? 'nearMatch' : 'nonMatch'
  })
}

function blockingOf(
  { candidates }: Decisions,
  labels: LabelledPairs,
  shareOf: ReturnType<typeof labelShares>,
): BlockingMeasures | undefined {
  if (candidates === undefined) return undefined
  const found = whichAreCandidates(candidates, labels)
  const isSame = (at: number): boolean => labels.match[at] === 1
  const compared = shareOf({ right: (at) => found[at] === 1, counts: one(isSame) })
  return {
    recall: compared.value,
    interval: dependentInterval(compared),
    compared: found.filter((is, at) => is === 1 && isSame(at)).length,
    truePairs: labels.match.filter((match) => match === 1).length,
  }
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
    const isSame = labels.match[at] === 1
    if (isSame === (decided[at] === 'match')) return undefined
    const kind = isSame ? 'missed-pair' : 'false-match'
    return { kind, left, right, pairs: 1, weight: weightOf(left, right) }
  }).filter((pair) => pair !== undefined)
  return (['false-match', 'missed-pair'] as const).flatMap((kind) =>
    worstFirst(wrong.filter((pair) => pair.kind === kind)).slice(0, most),
  )
}
