import { NumberList } from '../blocking/growable.ts'
import type { RecordPairs } from '../clustering/record-pairs.ts'
import type { HumanConstraints } from './constraints.ts'
import { Cores } from './cores.ts'

/** Must-links to start the partition from. */
export interface AssertedPairs {
  readonly mustLink: RecordPairs
  /** Pairs that share a strong identifier although first name and birth date both disagree. */
  readonly doubtful: RecordPairs
}

/** Where assertions come from, and what stands against them; records by their number. */
export interface AssertionClaims {
  readonly rows: number
  readonly human: HumanConstraints
  /** Records that share a strong identifier, by group; ascending in each. */
  readonly groups: Iterable<ArrayLike<number> & Iterable<number>>
  /** Do first name and birth date both disagree? */
  disagree(left: number, right: number): boolean
  /** Records that no identifier may join. */
  clash?(left: number, right: number): boolean
  /** Is told of each pair that an identifier would join, were there no cannot-link. */
  refused?(left: number, right: number): void
  /** Is told of two that people say are one, were there no cannot-link. */
  contradicted(left: number, right: number): void
}

/**
 * Must-links of people and of strong identifiers (R5, R6). A human cannot-link goes before a human
 * must-link goes before an identifier: an identifier that would put a cannot-link pair into one
 * core asserts nothing there, and neither does one that a clash forbids.
 */
export function collectAsserted(claims: AssertionClaims): AssertedPairs {
  const { rows, human } = claims
  const cores = new Cores(rows, human.cannotLink)
  const [mustLink, doubtful] = [new PairColumns(), new PairColumns()]
  for (const [a, b] of human.mustLink) {
    if (cores.join(a, b)) mustLink.push(a, b)
    else claims.contradicted(a, b)
  }
  const clash = claims.clash?.bind(claims)
  for (const group of claims.groups) {
    const sharing: number[][] = []
    for (const record of group) {
      let tied = false
      for (const core of sharing) {
        const against = core.find((other) => claims.disagree(other, record))
        if (against !== undefined) doubtful.push(against, record)
        else if (!tied) {
          if (cores.join(core[0]!, record, clash)) {
            mustLink.push(core[0]!, record)
            core.push(record)
            tied = true
          } else claims.refused?.(core[0]!, record)
        }
      }
      if (!tied) sharing.push([record])
    }
  }
  return { mustLink: mustLink.pairs(), doubtful: doubtful.pairs() }
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
