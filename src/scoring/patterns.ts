import { NULL_LEVEL } from '../model/linkage-model.ts'

/** Packs comparison vectors into integers, so that EM and scoring work on counts of patterns. */
export class PatternCodec {
  readonly width: number
  readonly #radix: readonly number[]

  /** @param levelCounts - levels of each comparison, the null level not counted. */
  constructor(levelCounts: readonly number[]) {
    this.width = levelCounts.length
    this.#radix = levelCounts.map((count) => count + 1)
  }

  /** One integer per vector; exact up to 2^53. */
  encode(levels: Uint8Array): number {
    let pattern = 0
    for (let at = 0; at < this.width; at++) {
      const radix = this.#radix[at]!
      const level = levels[at]!
      pattern = pattern * radix + (level === NULL_LEVEL ? radix - 1 : level)
    }
    return pattern
  }

  /** The vector of an encoded pattern. */
  decode(pattern: number): Uint8Array {
    const levels = new Uint8Array(this.width)
    let rest = pattern
    for (let at = this.width - 1; at >= 0; at--) {
      const radix = this.#radix[at]!
      const level = rest % radix
      levels[at] = level === radix - 1 ? NULL_LEVEL : level
      rest = Math.floor(rest / radix)
    }
    return levels
  }
}

/** Different patterns, and how often each was counted. */
export interface CountedPatterns {
  readonly patterns: Float64Array
  readonly counts: Float64Array
}

/** Counts of comparison vectors. */
export class PatternCounts {
  readonly #counts = new Map<number, number>()
  total = 0

  add(pattern: number, weight = 1): void {
    this.#counts.set(pattern, (this.#counts.get(pattern) ?? 0) + weight)
    this.total += weight
  }

  /** Adds what was counted elsewhere. */
  addAll({ patterns, counts }: CountedPatterns): void {
    for (const [at, pattern] of patterns.entries()) this.add(pattern, counts[at]!)
  }

  /** As plain data. */
  columns(): CountedPatterns {
    const entries = this.entries()
    return {
      patterns: Float64Array.from(entries, ([pattern]) => pattern),
      counts: Float64Array.from(entries, ([, count]) => count),
    }
  }

  /** Patterns and their counts, patterns ascending: sums come out the same for any order of adding. */
  entries(): [pattern: number, count: number][] {
    return [...this.#counts].sort(([a], [b]) => a - b)
  }
}
