/**
 * Draws that a seed repeats: the n-th number is a hash of the seed and n, so that no clock, no state
 * of the machine and no order of calls elsewhere can show.
 */
export interface SeededDraws {
  /** The next 32 bits. */
  readonly bits: () => number
  /** How many of `n` fair coins fall on heads. */
  readonly heads: (n: number) => number
  /** How often an event happens that is expected `mean` times (Poisson). */
  readonly poisson: (mean: number) => number
}

/** From this mean on the normal distribution stands in for Poisson's; they differ by under 0.5 %. */
const NORMAL_FROM = 200

/**
 * @param seed - any whole number.
 *
 * Source: SplitMix's finalizer over a counter (Steele, Lea & Flood 2014), in 32 bits as in Appleby's
 * MurmurHash3; Poisson by Knuth's product for small means.
 */
export function seededDraws(seed: number): SeededDraws {
  let state = Math.imul(seed, 0x9e3779b9) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)
  const bits = (): number => {
    state = (state + 0x9e3779b9) | 0
    let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
  const uniform = (): number => (bits() + 0.5) / 2 ** 32
  const heads = (n: number): number => {
    let count = 0
    for (let left = n; left > 0; left -= 32) {
      count += ones(left >= 32 ? bits() : bits() >>> (32 - left))
    }
    return count
  }
  const poisson = (mean: number): number => {
    if (mean >= NORMAL_FROM) {
      const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
      return Math.max(0, Math.round(mean + normal * Math.sqrt(mean)))
    }
    const end = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > end; product *= uniform()) count++
    return count
  }
  return { bits, heads, poisson }
}

function ones(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
