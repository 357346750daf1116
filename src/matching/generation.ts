import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { INDEX_META } from './tables.ts'

const GENERATION = new TextEncoder().encode('generation')

/** Times that the index was made anew, as a whole. */
export function generationOf(reader: StoreReader): number {
  const value = reader.get(INDEX_META, GENERATION)
  if (value === undefined) return 0
  return new DataView(value.buffer, value.byteOffset, value.length).getFloat64(0)
}

/** Tells those who looked before that the index is another now. */
export function nextGeneration(writer: StoreWriter): void {
  const generation = new Uint8Array(8)
  new DataView(generation.buffer).setFloat64(0, generationOf(writer) + 1)
  writer.put(INDEX_META, GENERATION, generation)
}
