import type { StringTable } from '../records/string-table.ts'

/**
 * A hash of tokens written one after the other: "garcia" then "lopez" hashes like "garcialopez".
 * Equal hashes are only a hint; who finds one compares the letters.
 *
 * @param before - the hash of the tokens before; 0 to begin.
 * @returns never 0 after a token.
 */
export function joinedHash(names: StringTable, token: number, before: number): number {
  const { bytes, offsets } = names
  const end = offsets[token + 1]!
  let hash = before === 0 ? 0x811c9dc5 : before
  for (let at = offsets[token]!; at < end; at++) {
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    // 0 stands for "no name"; either way of reaching it is the same for the same letters.
    if (hash === 0) hash = 1
  }
  return hash >>> 0
}
