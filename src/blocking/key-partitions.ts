/** Words of an entry: record, low and high half of its key. */
export const ENTRY = 3
/** Leading bits of a key that choose its partition. */
export const PARTITION_BITS = 10

/** Entries of a partition are held in chunks of this many words. */
const CHUNK = ENTRY << 7
const CHUNKS_PER_SLAB = 1 << 10
const SLAB = CHUNK * CHUNKS_PER_SLAB

/**
 * Entries spread by the leading bits of their keys, so that each part fits the cache. Partitions
 * grow chunk by chunk, so keys need to be worked out only once, and nothing is copied meanwhile.
 */
export class KeyPartitions {
  readonly #slabs: Uint32Array[] = []
  #free = CHUNKS_PER_SLAB
  /** By partition: its chunks, as slab number × {@link SLAB} + place. */
  readonly #chunks: number[][] = Array.from({ length: 1 << PARTITION_BITS }, () => [])
  /** By partition: where its next entry goes, and in which slab. */
  readonly #slab: Uint32Array[] = []
  readonly #next: Uint32Array = new Uint32Array(1 << PARTITION_BITS)
  /** By partition: words used of its last chunk. */
  readonly #used: Uint32Array = new Uint32Array(1 << PARTITION_BITS).fill(CHUNK)
  #gathered = new Uint32Array(CHUNK)

  push(record: number, low: number, high: number): void {
    const partition = high >>> (32 - PARTITION_BITS)
    if (this.#used[partition] === CHUNK) this.#addChunk(partition)
    const slab = this.#slab[partition]!
    const place = this.#next[partition]!
    slab[place] = record
    slab[place + 1] = low
    slab[place + 2] = high
    this.#next[partition] = place + ENTRY
    this.#used[partition]! += ENTRY
  }

  #addChunk(partition: number): void {
    if (this.#free === CHUNKS_PER_SLAB) {
      this.#slabs.push(new Uint32Array(SLAB))
      this.#free = 0
    }
    const place = CHUNK * this.#free++
    this.#chunks[partition]!.push((this.#slabs.length - 1) * SLAB + place)
    this.#slab[partition] = this.#slabs.at(-1)!
    this.#next[partition] = place
    this.#used[partition] = 0
  }

  /** The entries of a partition in the order they came, one after the other; valid until the next call. */
  gather(partition: number): Uint32Array {
    const chunks = this.#chunks[partition]!
    const size = Math.max(0, (chunks.length - 1) * CHUNK + this.#used[partition]!)
    if (chunks.length * CHUNK > this.#gathered.length) {
      this.#gathered = new Uint32Array(chunks.length * CHUNK)
    }
    for (let at = 0; at < chunks.length; at++) {
      const place = chunks[at]! % SLAB
      const slab = this.#slabs[(chunks[at]! - place) / SLAB]!
      this.#gathered.set(slab.subarray(place, place + CHUNK), at * CHUNK)
    }
    return this.#gathered.subarray(0, chunks.length === 0 ? 0 : size)
  }
}
