/**
 * Labels every record with its connected component: the smallest record it can reach over pairs.
 *
 * Pair `k` joins records `left[k]` and `right[k]`, for `k` in `0..pairCount-1`. A pair of a record
 * with itself, and a repeated pair, change nothing. The answer does not depend on the order of the
 * pairs, nor on which side a record stands.
 *
 * @param recordCount - records are `0..recordCount-1`; every pair names records in that range.
 * @param left - one record of each pair.
 * @param right - the other record of each pair; at least as long as `pairCount`.
 * @param pairCount - how many pairs to read; the whole of `left` if not given (columns that grow
 *   in steps are longer than what they hold).
 * @returns per record the smallest record of its component.
 *
 * Cost: O((records + pairs) · log records) at worst, nearly linear in practice; 4 bytes per record.
 *
 * Source: union–find with path halving, Tarjan & van Leeuwen (1984), "Worst-case analysis of set
 * union algorithms", J. ACM 31(2). The smaller root always wins, so the root is the label.
 *
 * @example
 * ```ts
 * connectedComponents(4, Uint32Array.of(3, 2), Uint32Array.of(2, 1)) // Uint32Array [0, 1, 1, 1]
 * ```
 */
export function connectedComponents(
  recordCount: number,
  left: Uint32Array,
  right: Uint32Array,
  pairCount: number = left.length,
): Uint32Array {
  const parent = new Uint32Array(recordCount)
  for (let record = 0; record < recordCount; record++) parent[record] = record

  for (let pair = 0; pair < pairCount; pair++) {
    const a = findRoot(parent, left[pair]!)
    const b = findRoot(parent, right[pair]!)
    if (a < b) parent[b] = a
    else parent[a] = b
  }

  // A parent is never larger than its child, so one ascending pass finds every parent labelled.
  for (let record = 0; record < recordCount; record++) parent[record] = parent[parent[record]!]!
  return parent
}

function findRoot(parent: Uint32Array, record: number): number {
  let at = record
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!
    at = parent[at]!
  }
  return at
}
