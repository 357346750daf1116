import type { OverfullKey } from '../model/linkage-model.ts'
import { hexHash } from '../records/hash.ts'
import { partsOf } from './block-limit.ts'
import { NumberList } from './growable.ts'

/**
 * Which keys are over-full. A model that has not seen a file finds out and remembers; a frozen one
 * looks it up, so that the same model splits the same blocks whatever else the file holds.
 */
export class Overfull {
  readonly #frozen: ReadonlyMap<string, number> | undefined
  /** The high halves of the frozen keys: nearly every other key is told from them by these alone. */
  readonly #highs: ReadonlySet<number>
  readonly #found = { low: new NumberList(), high: new NumberList(), parts: new NumberList() }
  /** Blocks too large for what a frozen list says of them. */
  emergencies = 0

  constructor(frozen: readonly OverfullKey[] | undefined) {
    this.#frozen =
      frozen && new Map(frozen.map(({ rule, key, parts }) => [`${rule}\n${key}`, parts]))
    this.#highs = new Set(frozen?.map(({ key }) => Number.parseInt(key.slice(0, 8), 16)))
  }

  /**
   * Into how many parts a block is to be cut: −1 leaves it whole, 0 asks for the next finer key,
   * n > 0 cuts by hash.
   */
  decide(
    rule: string,
    low: number,
    high: number,
    size: number,
    limit: number,
    finerLeft: boolean,
  ): number {
    if (this.#frozen === undefined) {
      if (size <= limit) return -1
      return this.#remember(low, high, size, limit, finerLeft)
    }
    const known = this.#highs.has(high)
      ? this.#frozen.get(`${rule}\n${hexHash(low, high)}`)
      : undefined
    if (known === 0) return known
    if (size <= limit * EMERGENCY * (known ?? 1)) return known ?? -1
    this.emergencies++
    return this.#remember(low, high, size, limit, finerLeft)
  }

  /** Keys found over-full that the frozen list, if there is one, does not know; to be asked once. */
  take(): FoundKeys {
    const { low, high, parts } = this.#found
    return { low: low.takeShared(), high: high.takeShared(), parts: parts.takeShared() }
  }

  #remember(low: number, high: number, size: number, limit: number, finerLeft: boolean): number {
    const parts = finerLeft ? 0 : partsOf(size, limit)
    this.#found.low.push(low)
    this.#found.high.push(high)
    this.#found.parts.push(parts)
    return parts
  }
}

/**
 * A block this many times over the limit is split even if the frozen model does not know it; and
 * cut into more parts than the model knows if its parts are that large.
 */
const EMERGENCY = 20

/** Over-full keys of one rule, as columns on shared memory. */
export interface FoundKeys {
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly parts: Uint32Array
}

/** More keys than this are not named in a model: it freezes the limit that makes them over-full. */
const MOST_NAMED = 100_000

/**
 * The list to freeze in a model: what it knew, and what was found, by rule and key; undefined if
 * those are too many to be named.
 */
export function overfullList(
  frozen: readonly OverfullKey[] | undefined,
  found: readonly { readonly rule: string; readonly keys: FoundKeys }[],
): readonly OverfullKey[] | undefined {
  const count = found.reduce((sum, { keys }) => sum + keys.low.length, 0)
  if (frozen === undefined && count > MOST_NAMED) return undefined
  const sorted = found
    .flatMap(({ rule, keys: { low, high, parts } }) =>
      Array.from(low, (half, at) => ({
        rule,
        key: hexHash(half, high[at]!),
        parts: parts[at]!,
      })),
    )
    .sort((a, b) => compareText(a.rule, b.rule) || compareText(a.key, b.key) || a.parts - b.parts)
  return frozen === undefined ? sorted : [...frozen, ...sorted]
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
