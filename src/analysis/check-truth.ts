import { LinkageError } from '../errors.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import { truePairCount } from '../evaluation/pairwise.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { Truth } from './truth.ts'

/** Fewer pairs of one person than this decide nothing. */
const HANDFUL = 50

/**
 * Refuses what no figure could be made of.
 *
 * @throws {@link LinkageError} `truth-too-small`.
 */
export function refuseNothing(
  { scored, floor }: Pick<LinkageResult, 'scored' | 'floor'>,
  truth: Truth | undefined,
): void {
  if (scored.pairs.size === 0) {
    throw new LinkageError('truth-too-small', {
      problem: `no pair of records weighs ${floor} bits or more`,
    })
  }
  if (truth === undefined) return
  const { matches, others } = knownPairs(truth)
  if (matches === 0) {
    throw new LinkageError('truth-too-small', { problem: 'it holds no pair of one person' })
  }
  if (others === 0) {
    throw new LinkageError('truth-too-small', { problem: 'it holds no pair of two persons' })
  }
}

/** What the reader must know of the truth before believing a figure. */
export function truthNotes(truth: Truth, records: number, withCosts: boolean): string[] {
  const notes: string[] = []
  const { matches } = knownPairs(truth)
  if (matches < HANDFUL) {
    notes.push(
      `the truth holds only ${matches} pairs of one person: figures hang on a handful, the intervals say how much`,
    )
  }
  if (truth.kind === 'pairs') {
    notes.push(
      'the truth is labelled pairs: recall is a share of the matches that could have been labelled, not of those that no rule found',
    )
    return notes
  }
  const known = truth.persons.reduce((count, person) => count + (person >= 0 ? 1 : 0), 0)
  if (known < records) {
    notes.push(
      `the person of ${known} of ${records} records is known: only pairs among those are judged${
        withCosts ? ', while review counts all records, so costs weigh review too heavily' : ''
      }`,
    )
  }
  return notes
}

function knownPairs(truth: Truth): { matches: number; others: number } {
  if (truth.kind === 'pairs') {
    const matches = truth.match.reduce((sum, match) => sum + match, 0)
    return { matches, others: truth.match.length - matches }
  }
  return { matches: truePairCount(truth.persons), others: denseLabels(truth.persons).count - 1 }
}
