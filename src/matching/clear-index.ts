import type { StoreWriter } from '../storage/store.ts'
import { clearPostingsManifest } from './postings-manifest.ts'
import { EDGES, POSTINGS, ROWS } from './tables.ts'

/** Keys removed at a time. */
const STEP = 1 << 14

/** Takes everything out of the index of a store, so that an `IndexLoader` can fill it. */
export function clearIndex(writer: StoreWriter): void {
  for (const table of [ROWS, EDGES, POSTINGS]) {
    for (;;) {
      const keys = Array.from(writer.range(table, { limit: STEP }), ([key]) => key.slice())
      for (const key of keys) writer.remove(table, key)
      if (keys.length < STEP) break
    }
  }
  clearPostingsManifest(writer)
}
