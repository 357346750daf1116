import { NumberList } from '../blocking/growable.ts'
import type { RecordPairs } from '../clustering/record-pairs.ts'
import { dateLevel } from '../comparison/date.ts'
import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { HumanConstraints } from './constraints.ts'
import { Cores } from './cores.ts'
import { equalGroups } from './equal-groups.ts'

/** An identifier that more records share is no child's own, and asserts nothing. */
const MOST_SHARING = 100

/** Must-links to start the partition from. */
export interface AssertedPairs {
  readonly mustLink: RecordPairs
  /** Pairs that share a strong identifier although first name and birth date both disagree. */
  readonly doubtful: RecordPairs
}

/**
 * Must-links of people and of strong identifiers (R5, R6). A human cannot-link goes before a human
 * must-link goes before an identifier: an identifier that would put a cannot-link pair into one
 * core asserts nothing there, and neither does one that a one-to-one linkage forbids.
 *
 * @param sources - shape `rows`: number of each record's source; absent with one source.
 * @throws {@link LinkageError} `constraints-contradict` if people contradict themselves.
 */
export function assertedPairs(
  model: LinkageModel,
  table: StandardizedTable,
  human: HumanConstraints,
  weigher: PairWeigher,
  nameOf: (record: number) => string,
  sources: Uint32Array | undefined,
): AssertedPairs {
  const isOneToOne = model.constraints.withinSource === 'never'
  const clash = (a: number, b: number): boolean =>
    isOneToOne && (sources === undefined || sources[a] === sources[b])
  const cores = new Cores(table.rows, human.cannotLink)
  const [mustLink, doubtful] = [new PairColumns(), new PairColumns()]
  for (const [a, b] of human.mustLink) {
    if (!cores.join(a, b)) {
      throw new LinkageError('constraints-contradict', { left: nameOf(a), right: nameOf(b) })
    }
    mustLink.push(a, b)
  }
  const disagree = bothDisagree(model, table, weigher)
  for (const fields of model.constraints.strongIdentifiers) {
    for (const group of equalGroups(table, fields, MOST_SHARING)) {
      const sharing: number[][] = []
      for (const record of group) {
        let tied = false
        for (const core of sharing) {
          const against = core.find((other) => disagree(other, record))
          if (against !== undefined) doubtful.push(against, record)
          else if (!tied && cores.join(core[0]!, record, isOneToOne ? clash : undefined)) {
            mustLink.push(core[0]!, record)
            core.push(record)
            tied = true
          }
        }
        if (!tied) sharing.push([record])
      }
    }
  }
  return { mustLink: mustLink.pairs(), doubtful: doubtful.pairs() }
}

/** Do first name and birth date both disagree? */
function bothDisagree(
  { comparisons }: LinkageModel,
  table: StandardizedTable,
  weigher: PairWeigher,
): (left: number, right: number) => boolean {
  const given = comparisons.findIndex(({ kind }) => kind === 'given-name')
  const date = comparisons.find((comparison) => comparison.kind === 'date')
  const column = date === undefined ? undefined : table.columns.get(date.field)
  if (given < 0 || column?.kind !== 'date') return () => false
  const { dates } = column
  return (left, right) => {
    // Most share their birth date: only the others are worth weighing.
    if (dateLevel(dates[left]!, dates[right]!) > 1) return false
    weigher.weigh(left, right)
    return weigher.levels[given] === 0
  }
}

/** Pairs of records as they are found. */
class PairColumns {
  readonly #left = new NumberList()
  readonly #right = new NumberList()

  push(left: number, right: number): void {
    this.#left.push(left)
    this.#right.push(right)
  }

  pairs(): RecordPairs {
    return { left: this.#left.take(), right: this.#right.take() }
  }
}
