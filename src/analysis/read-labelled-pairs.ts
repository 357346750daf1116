import { connectedComponents } from '../clustering/connected-components.ts'
import { LinkageError } from '../errors.ts'
import { type AnsweredPair, answeredPairs, shareOf } from '../linker/labels.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import type { Table } from '../records/table.ts'
import type { LabelledPairs } from './truth.ts'

interface Labelled extends AnsweredPair {
  readonly certainty: number
  readonly inclusion: number
}

/**
 * Reads pairs that people have judged. A pair that stands there twice counts once, with what its
 * first line says; one without an answer does not count.
 *
 * @throws {@link LinkageError} `truth-invalid`; `truth-contradicts` if matches, directly or by a
 *   chain, join what another line calls different; `record-key-unknown`.
 */
export function readLabelledPairs(table: Table, keys: RecordKeys): LabelledPairs {
  const pairs = answeredPairs(table, keys, 'truth-invalid')
    .map((pair) => labelled(table, pair))
    .sort((a, b) => a.left - b.left || a.right - b.right || a.line - b.line)
  refuseChains(pairs, keys.order.length)
  const kept = pairs.filter((pair, at) => at === 0 || !isSamePair(pair, pairs[at - 1]!))
  return {
    kind: 'pairs',
    left: Uint32Array.from(kept, ({ left }) => left),
    right: Uint32Array.from(kept, ({ right }) => right),
    match: Uint8Array.from(kept, ({ match }) => (match ? 1 : 0)),
    certainty: Float64Array.from(kept, ({ certainty }) => certainty),
    inclusion: Float64Array.from(kept, ({ inclusion }) => inclusion),
  }
}

function labelled(table: Table, pair: AnsweredPair): Labelled {
  const { file, line, row } = pair
  if (pair.left === pair.right) {
    throw new LinkageError('truth-invalid', {
      file,
      line,
      problem: 'both ids name the same record',
    })
  }
  return {
    ...pair,
    left: Math.min(pair.left, pair.right),
    right: Math.max(pair.left, pair.right),
    certainty: shareOf(table, row, 'certainty', 'truth-invalid'),
    inclusion: shareOf(table, row, 'inclusion_probability', 'truth-invalid'),
  }
}

function refuseChains(pairs: readonly Labelled[], records: number): void {
  const matches = pairs.filter(({ match }) => match)
  const component = connectedComponents(
    records,
    Uint32Array.from(matches, ({ left }) => left),
    Uint32Array.from(matches, ({ right }) => right),
  )
  for (const pair of pairs) {
    if (pair.match || component[pair.left] !== component[pair.right]) continue
    const other = matches.find((match) => isSamePair(match, pair))
    throw new LinkageError('truth-contradicts', {
      file: pair.file,
      line: pair.line,
      otherLine: other?.line ?? 0,
    })
  }
}

function isSamePair(a: AnsweredPair, b: AnsweredPair): boolean {
  return a.left === b.left && a.right === b.right
}
