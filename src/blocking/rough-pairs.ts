import type { Blocking, KeyPart } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { pairsOf } from './key-blocks.ts'
import { sharedKeys } from './shared-keys.ts'
import type { TokenKeyCache } from './token-keys.ts'

/** Records of a sample: their pairs tell those of all records to a few hundredths. */
const SAMPLE = 1 << 14
/** With fewer pairs than this share of the budget nobody need look closer. */
const FAR_BELOW = 0.85
/** Up to this share, splitting the largest blocks is likely to be enough. */
const NOT_FAR_ABOVE = 1.3

/**
 * The rows of records whose hashes are low enough, ascending: a sample that depends on the records
 * alone. Undefined where all records are hardly more.
 *
 * @param tieHash - shape `rows`: a hash of each record's key.
 */
export function roughSample(tieHash: Uint32Array): Uint32Array | undefined {
  if (tieHash.length < 2 * SAMPLE) return undefined
  const below = (SAMPLE / tieHash.length) * 2 ** 32
  const rows = new Uint32Array(new SharedArrayBuffer(4 * tieHash.length))
  let size = 0
  for (let row = 0; row < tieHash.length; row++) if (tieHash[row]! < below) rows[size++] = row
  return rows.subarray(0, size)
}

/** Pairs among the records of a sample, once for each key of a rule that they share. */
export function pairsAmong(
  key: readonly KeyPart[],
  table: StandardizedTable,
  cache: TokenKeyCache,
  among: Uint32Array,
): number {
  let pairs = 0
  sharedKeys(key, table, cache, { among }, (_low, _high, _records, from, to) => {
    pairs += pairsOf(to - from)
  })
  return pairs
}

/** What a sample of records says of the limit of a model. */
export type RoughAnswer = 'fits' | 'may fit' | 'unknown'

/**
 * Do the blocks of all rules keep to the budget of pairs at the limit of the model, so that no sample
 * of keys need be split to find one? They do if even unsplit they are far below it; where unsplit
 * they are not far above it, it is soonest told by making them.
 *
 * @param pairs - of a sample of so many of the records.
 */
export function roughAnswer(
  { pairsPerRecord }: Blocking,
  pairs: number,
  sampled: number,
  rows: number,
): RoughAnswer {
  const perRecord = (pairs * (rows / sampled) ** 2) / rows
  if (perRecord < FAR_BELOW * pairsPerRecord) return 'fits'
  return perRecord < NOT_FAR_ABOVE * pairsPerRecord ? 'may fit' : 'unknown'
}
