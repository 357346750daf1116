import { LinkageError } from '../errors.ts'
import { allocateLabels } from '../evaluation/allocate-labels.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { modelHash } from '../model/model-json.ts'
import { combineHash, hashString, hexHash } from '../records/hash.ts'
import { type LabelFrame, labelFrame } from './label-frame.ts'
import { groupCells, pairGroups } from './label-groups.ts'
import { type PairStratum, pairStrata } from './label-strata.ts'

/** Labels by default. */
export const DEFAULT_LABELS = 200
/** Bits below the lower threshold down to which pairs are asked about by default. */
export const BELOW_LOWER = 6

/** Options of {@link selectPairsToLabel}. */
export interface SelectOptions {
  /**
   * How many pairs to label in all, those of the same plan that are labelled already included;
   * one of each stratum at least. Default 200.
   */
  readonly count?: number
  /**
   * Match weight in bits down to which pairs are chosen; the result must have been run with a `floor`
   * as low. Default: 6 bits below the lower threshold, as far as pairs were kept.
   */
  readonly floor?: number
  /** Column whose values are groups that the pairs shall be spread over. */
  readonly by?: string
  /** Seed of the hash of record keys that chooses among alike pairs; default 0. */
  readonly seed?: number
  /** Pairs that are labelled already: not chosen again. */
  readonly known?: readonly KnownPair[]
}

/** A pair that has a label, or that a person could not decide. */
export interface KnownPair {
  /** Place in key order. */
  readonly left: number
  readonly right: number
  /** The stratum that it was drawn from, as its label says; `''` where it says nothing. */
  readonly stratum: string
}

/** A pair to be put before a person. */
export interface PairToLabel {
  /** Place in key order; less than `right`. */
  readonly left: number
  readonly right: number
  /** Match weight in bits; NaN where the pair was never compared. */
  readonly weight: number
  readonly stratum: string
  /**
   * The probability with which this pair is among those labelled, once all are. Its inverse weighs
   * the pair in an estimate.
   */
  readonly inclusion: number
}

/** A stratum of a plan, and how far it has been labelled. */
export interface PlannedStratum {
  readonly name: string
  readonly joined: boolean
  /** Places in the frame of all its pairs, without those that another plan had labelled. */
  readonly pairs: readonly number[]
  /** Of these, how many shall be labelled. */
  readonly count: number
  /** Of these, those labelled before. */
  readonly known: readonly number[]
}

/** Which pairs to label, and why these. */
export interface LabelPlan {
  /** Match weight in bits down to which pairs are in it. */
  readonly floor: number
  readonly frame: LabelFrame
  readonly strata: readonly PlannedStratum[]
  /** Places in the frame of pairs that were labelled, but not by this plan: they stand for themselves. */
  readonly others: readonly number[]
  /** In the order in which to ask: after any number of answers, each stratum has had its share. */
  readonly pairs: readonly PairToLabel[]
}

/**
 * Chooses the pairs most worth a person's minute: a random sample within strata of match weight and
 * decision, larger where the model is unsure or the clusters disagree with it. Every pair has a
 * known probability of being chosen, above 0, so that estimates weighted by its inverse are right
 * whatever the model thinks. The same result, options and seed give the same pairs.
 *
 * @throws {@link LinkageError} `linkage-option-invalid` if pairs were not kept down to the floor;
 *   `column-missing`.
 *
 * @example
 * ```ts
 * const result = await dedupe('people.csv', { id: 'id', floor: -9 })
 * for (const { left, right, inclusion } of selectPairsToLabel(result).pairs) …
 * ```
 */
export function selectPairsToLabel(result: LinkageResult, options: SelectOptions = {}): LabelPlan {
  const { lower } = result.model.thresholds
  const { count = DEFAULT_LABELS, by, seed = 0, known = [] } = options
  const floor = options.floor ?? Math.max(result.floor, lower - BELOW_LOWER)
  if (!(floor >= result.floor)) {
    const expected = `at or above ${result.floor} bits, down to which pairs were kept`
    throw new LinkageError('linkage-option-invalid', {
      option: 'floor',
      value: String(floor),
      expected,
    })
  }
  if (!(Number.isSafeInteger(count) && count > 0)) {
    throw new LinkageError('linkage-option-invalid', {
      option: 'count',
      value: String(count),
      expected: 'a whole number above 0',
    })
  }
  const frame = labelFrame(result, floor)
  const whole = pairStrata(frame, result.model.thresholds)
  const shares = allocateLabels(
    whole.map(({ pairs, deviation }) => ({ size: pairs.length, deviation })),
    // A stratum that nobody sees could not be estimated at all.
    Math.max(count, whole.length),
  )
  const groupOf = by === undefined ? undefined : pairGroups(frame, result.prepared, by)
  const cells = whole.flatMap((cell, at) => {
    const own = shares[at]!
    return groupOf === undefined ? [{ cell, count: own }] : groupCells(cell, own, groupOf)
  })
  const id = planId([
    modelHash(result.model),
    floor,
    seed,
    by === undefined ? '' : `${by} ${count}`,
  ])
  const hashes = pairHashes(frame, result.prepared.keys.hash, seed)
  const strataOf = strataOfKnown(frame, known)
  const strata = cells.map(({ cell, count: own }) =>
    planStratum({ ...cell, name: `${id} ${cell.name}` }, own, strataOf, hashes),
  )
  const planned = new Set(strata.flatMap((each) => each.known))
  return {
    floor,
    frame,
    strata,
    others: [...strataOf.keys()].filter((at) => !planned.has(at)),
    pairs: inOrder(strata, frame, hashString(id)),
  }
}

/** Names a way of choosing: labels of two plans must not be taken for one sample. */
function planId(parts: readonly (string | number)[]): string {
  const low = hashString(parts.join('|'))
  return hexHash(low, 0).slice(8)
}

/** Places in the frame of known pairs, with the stratum that each names. */
function strataOfKnown(frame: LabelFrame, known: readonly KnownPair[]): Map<number, string> {
  const strata = new Map<number, string>()
  for (const { left, right, stratum } of known) {
    const at = placeOf(frame, Math.min(left, right), Math.max(left, right))
    if (at !== undefined) strata.set(at, stratum)
  }
  return strata
}

/** The place of a pair in the frame. */
export function placeOf({ left, right }: LabelFrame, a: number, b: number): number | undefined {
  let low = 0
  let high = left.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((left[middle]! - a || right[middle]! - b) < 0) low = middle + 1
    else high = middle
  }
  return low < left.length && left[low] === a && right[low] === b ? low : undefined
}

function planStratum(
  { name, joined, pairs }: PairStratum,
  count: number,
  strataOf: ReadonlyMap<number, string>,
  hashes: Uint32Array,
): PlannedStratum {
  const own = pairs.filter((at) => (strataOf.get(at) ?? name) === name)
  const known = own.filter((at) => strataOf.has(at))
  return {
    name,
    joined,
    pairs: own.sort((a, b) => hashes[a]! - hashes[b]! || a - b),
    count: Math.min(own.length, Math.max(count, known.length)),
    known,
  }
}

/** A hash of both keys of each pair: chance that everyone can repeat. */
function pairHashes({ left, right }: LabelFrame, keys: Uint32Array, seed: number): Uint32Array {
  const start = hashString('label', seed)
  return left.map((a, at) => combineHash(keys[a]!, start, keys[right[at]!]!, start))
}

function inOrder(
  strata: readonly PlannedStratum[],
  frame: LabelFrame,
  seed: number,
): PairToLabel[] {
  const placed = strata.flatMap(({ name, pairs, count, known }, stratum) => {
    const taken = new Set(known)
    const wanted = pairs.filter((at) => !taken.has(at)).slice(0, count - known.length)
    // Strata begin at different moments, or all would have their first turn together.
    const start = combineHash(hashString(name), stratum, seed, 0) / 2 ** 32
    return wanted.map((at, turn) => ({
      turn: (known.length + turn + start) / count,
      stratum,
      pair: {
        left: frame.left[at]!,
        right: frame.right[at]!,
        weight: frame.weight[at]!,
        stratum: name,
        inclusion: count / pairs.length,
      },
    }))
  })
  return placed.sort((a, b) => a.turn - b.turn || a.stratum - b.stratum).map(({ pair }) => pair)
}
