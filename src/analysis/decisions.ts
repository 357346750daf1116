import type { Blocks } from '../blocking/build-blocks.ts'
import type { RecordPairs } from '../clustering/record-pairs.ts'
import type { Links } from '../linker/links.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'

/** Who is who, by a result or a registry, and how that came about, as far as it is known. */
export interface Decisions {
  /** Records stand by their place in the order of these keys. */
  readonly keys: RecordKeys
  /** Shape `rows`: equal numbers, one person. */
  readonly labels: Uint32Array
  /** Pairs at or above the lower threshold. */
  readonly links: Links
  /** The records themselves; absent if they cannot be read any more. */
  readonly evidence?: Evidence
  /** What was compared at all; absent if that is not known. */
  readonly candidates?: Candidates
}

/** Records and the model that weighs them. */
export interface Evidence {
  readonly model: LinkageModel
  readonly prepared: PreparedRecords
}

/** Which pairs of records blocking let through. */
export interface Candidates {
  readonly blocks: Blocks
  /** Candidates that were kept; only a short cut. */
  readonly pairs: Pick<ScoredPairs, 'left' | 'right' | 'size'>
}

/** The links that people should look at. */
export function nearMatches({ left, right, matched }: Links): RecordPairs {
  const isNear = (_: number, at: number): boolean => matched[at] === 0
  return { left: left.filter(isNear), right: right.filter(isNear) }
}
