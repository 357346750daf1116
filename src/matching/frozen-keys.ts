import type { Blocking } from '../model/linkage-model.ts'
import { hexHash } from '../records/hash.ts'

/** What a frozen model knows of over-full keys. */
export class FrozenKeys {
  readonly #parts: ReadonlyMap<string, number>
  /** The high halves: nearly every other key is told from the frozen ones by these alone. */
  readonly #highs: ReadonlySet<number>

  constructor({ overfull = [] }: Pick<Blocking, 'overfull'>) {
    this.#parts = new Map(overfull.map(({ rule, key, parts }) => [`${rule}\n${key}`, parts]))
    this.#highs = new Set(overfull.map(({ key }) => Number.parseInt(key.slice(0, 8), 16)))
  }

  /** Into how many parts a key is cut by hash; 0: a finer key follows; undefined: it is left whole. */
  partsOf(rule: string, low: number, high: number): number | undefined {
    if (!this.#highs.has(high)) return undefined
    return this.#parts.get(`${rule}\n${hexHash(low, high)}`)
  }
}
