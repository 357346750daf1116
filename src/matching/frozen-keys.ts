import type { Blocking } from '../model/linkage-model.ts'
import { hexHash } from '../records/hash.ts'

/** A bit for every so many leading bits of a key. */
const BITS = 20

/** What a frozen model knows of over-full keys. */
export class FrozenKeys {
  readonly #parts: ReadonlyMap<string, number>
  /** Bits of the leading bits of the keys: nearly every other key is told from them by these alone. */
  readonly #marks = new Uint32Array(1 << (BITS - 5))

  constructor({ overfull = [] }: Pick<Blocking, 'overfull'>) {
    this.#parts = new Map(overfull.map(({ rule, key, parts }) => [`${rule}\n${key}`, parts]))
    for (const { key } of overfull) {
      const mark = Number.parseInt(key.slice(0, 8), 16) >>> (32 - BITS)
      this.#marks[mark >>> 5]! |= 1 << (mark & 31)
    }
  }

  /** Into how many parts a key is cut by hash; 0: a finer key follows; undefined: it is left whole. */
  partsOf(rule: string, low: number, high: number): number | undefined {
    const mark = high >>> (32 - BITS)
    if ((this.#marks[mark >>> 5]! & (1 << (mark & 31))) === 0) return undefined
    return this.#parts.get(`${rule}\n${hexHash(low, high)}`)
  }
}
