import type { FrequencyTable } from '../model/linkage-model.ts'
import type { StringTable } from '../records/string-table.ts'

/** What the agreement of a token is worth beyond the average agreement, in bits. */
export interface Rarity {
  /** Shape `tokens`; on shared memory. */
  readonly bits: Float32Array
}

/** No rarity: term frequency off. */
export function noRarity(names: StringTable): Rarity {
  return { bits: new Float32Array(new SharedArrayBuffer(4 * names.size)) }
}

/** Furthest that one token's rarity may move a weight, either way. */
export const MOST_BITS = 4

/**
 * Rarity of every token: log₂(collision / f). The level's u is the chance that two unrelated
 * records agree on *some* value; that they agree on this one is f², and a match brings it with f,
 * so the weight of the level moves by log₂(Σf² / f). A floor keeps unseen values from counting as
 * proof.
 *
 * Source: Winkler (1988) frequency-based matching; term-frequency adjustment in Splink.
 */
export function rarityOf(names: StringTable, table: FrequencyTable): Rarity {
  const bits = new Float32Array(new SharedArrayBuffer(4 * names.size))
  const values = new Map(Object.entries(table.values))
  for (let token = 1; token < names.size; token++) {
    bits[token] = rarityBits(table, values.get(names.get(token)))
  }
  return { bits }
}

/** Rarity of one token; the frequency is undefined if the table does not name it. */
export function rarityBits(
  { collision, floor }: FrequencyTable,
  frequency: number = floor,
): number {
  return Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.log2(collision / frequency)))
}
