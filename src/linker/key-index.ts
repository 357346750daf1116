import type { RecordKeys } from './record-keys.ts'

/** Finds records (in key order) by their id, or `source/id` where there are several sources. */
export class KeyIndex {
  readonly #records = new Map<string, number>()

  constructor({ ids, sources, order }: RecordKeys) {
    for (let at = 0; at < order.length; at++) {
      const row = order[at]!
      const id = ids.values.get(ids.ids[row]!)
      const source = sources === undefined ? '' : sources.values.get(sources.ids[row]!)
      this.#records.set(keyOf(source, id), at)
    }
  }

  /** The record's place in key order; undefined if there is none. */
  find(source: string, id: string): number | undefined {
    return this.#records.get(keyOf(source, id))
  }
}

function keyOf(source: string, id: string): string {
  return `${source}\u0000${id}`
}
