/** Parts of a sum that two persons share, listed; a pair of persons may come several times. */
export interface SharedParts {
  /** A number from 0 for each person. */
  readonly left: ArrayLike<number>
  /** Shape `left`; another person. */
  readonly right: ArrayLike<number>
  /** Shape `left`. */
  readonly part: ArrayLike<number>
}

/**
 * As `sumVariance`, of parts that are listed instead of following from shared clusters.
 *
 * @param own - by person: what each adds by itself.
 */
export function listedVariance(own: Float64Array, { left, right, part }: SharedParts): number {
  const persons = own.length
  const influence = Float64Array.from(own)
  const key = new Float64Array(left.length)
  for (let at = 0; at < left.length; at++) {
    const [a, b] = [left[at]!, right[at]!]
    influence[a]! += part[at]!
    influence[b]! += part[at]!
    key[at] = Math.min(a, b) * persons + Math.max(a, b)
  }
  let variance = 0
  for (const each of influence) variance += each * each
  const order = Array.from(key.keys()).sort((x, y) => key[x]! - key[y]!)
  let sum = 0
  for (const [place, at] of order.entries()) {
    sum += part[at]!
    if (key[order[place + 1]!] === key[at]) continue
    variance -= sum * sum
    sum = 0
  }
  return variance
}
