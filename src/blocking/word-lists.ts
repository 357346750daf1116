/** Words of a chunk; entries of three fit without a rest. */
const CHUNK = 3 << 7
const CHUNKS_PER_SLAB = 1 << 10
const SLAB = CHUNK * CHUNKS_PER_SLAB

/**
 * Many lists that grow together, chunk by chunk: nothing is copied meanwhile, and what is spread
 * over them stays near in memory. A list takes either words or entries of three.
 */
export class WordLists {
  readonly #slabs: Uint32Array[] = []
  #free = CHUNKS_PER_SLAB
  /** By list: its chunks, as slab number × {@link SLAB} + place. */
  readonly #chunks: number[][]
  /** By list: where its next word goes, and in which slab. */
  readonly #slab: Uint32Array[] = []
  readonly #next: Uint32Array
  /** By list: words used of its last chunk. */
  readonly #used: Uint32Array
  #gathered = new Uint32Array(CHUNK)

  constructor(lists: number) {
    this.#chunks = Array.from({ length: lists }, () => [])
    this.#next = new Uint32Array(lists)
    this.#used = new Uint32Array(lists).fill(CHUNK)
  }

  get lists(): number {
    return this.#chunks.length
  }

  /** Words of all lists together, the unused rest of chunks included. */
  get room(): number {
    return this.#slabs.length * SLAB
  }

  push(list: number, word: number): void {
    if (this.#used[list] === CHUNK) this.#addChunk(list)
    this.#slab[list]![this.#next[list]!++] = word
    this.#used[list]!++
  }

  pushEntry(list: number, a: number, b: number, c: number): void {
    if (this.#used[list] === CHUNK) this.#addChunk(list)
    const slab = this.#slab[list]!
    const place = this.#next[list]!
    slab[place] = a
    slab[place + 1] = b
    slab[place + 2] = c
    this.#next[list] = place + 3
    this.#used[list]! += 3
  }

  #addChunk(list: number): void {
    if (this.#free === CHUNKS_PER_SLAB) {
      this.#slabs.push(new Uint32Array(SLAB))
      this.#free = 0
    }
    const place = CHUNK * this.#free++
    this.#chunks[list]!.push((this.#slabs.length - 1) * SLAB + place)
    this.#slab[list] = this.#slabs.at(-1)!
    this.#next[list] = place
    this.#used[list] = 0
  }

  /** A list from its beginning, in one piece; valid until the next call. */
  gather(list: number): Uint32Array {
    const chunks = this.#chunks[list]!
    const size = chunks.length === 0 ? 0 : (chunks.length - 1) * CHUNK + this.#used[list]!
    if (chunks.length * CHUNK > this.#gathered.length) {
      this.#gathered = new Uint32Array(chunks.length * CHUNK)
    }
    for (let at = 0; at < chunks.length; at++) {
      const place = chunks[at]! % SLAB
      const slab = this.#slabs[(chunks[at]! - place) / SLAB]!
      this.#gathered.set(slab.subarray(place, place + CHUNK), at * CHUNK)
    }
    return this.#gathered.subarray(0, size)
  }
}
