import type { PostingsReader, PostingsWriter } from './postings-keys.ts'
import type { Segment } from './segment.ts'
import { INDEX_META } from './tables.ts'

/** Two neighbouring segments on their way into one, chunk after chunk, in the order of their keys. */
export interface Sweep {
  /** Number of the newer segment; 0: the frozen part of the log. */
  readonly newer: number
  /** Number of the older segment; 0 if the newer part becomes a segment of its own. */
  readonly older: number
  readonly target: Segment
  /** Chunks of the target that are written: keys below are there and nowhere else. */
  readonly done: number
  /** Postings of the newer part. */
  readonly count: number
}

/** Where the postings of a store are. */
export interface PostingsManifest {
  /**
   * Numbers of log entries. `[first, from)` waits to be removed, `[from, frozen)` is swept into a
   * segment, `[frozen, to)` is the newest part.
   */
  readonly log: {
    readonly first: number
    readonly from: number
    readonly frozen: number
    readonly to: number
    /** What the entries hold up to `to`, as a hash of all. */
    readonly tag: number
  }
  /** The newest first; those that are swept stand among them until they are done. */
  readonly segments: readonly Segment[]
  readonly sweeps: readonly Sweep[]
  readonly lastSegment: number
}

const KEY = new TextEncoder().encode('postings')
const decoder = new TextDecoder()
const encoder = new TextEncoder()

const EMPTY: PostingsManifest = {
  log: { first: 0, from: 0, frozen: 0, to: 0, tag: 0 },
  segments: [],
  sweeps: [],
  lastSegment: 0,
}

/** Reads the manifest; the very same object as long as it is the same. */
export class ManifestReader {
  #bytes = new Uint8Array(0)
  #manifest = EMPTY

  read(reader: PostingsReader): PostingsManifest {
    const bytes = reader.get(INDEX_META, KEY)
    if (bytes === undefined) return EMPTY
    if (Buffer.compare(bytes, this.#bytes) !== 0) {
      this.#bytes = bytes.slice()
      this.#manifest = JSON.parse(decoder.decode(bytes)) as PostingsManifest
    }
    return this.#manifest
  }
}

export function writeManifest(writer: PostingsWriter, manifest: PostingsManifest): void {
  writer.put(INDEX_META, KEY, encoder.encode(JSON.stringify(manifest)))
}

/** Makes a segment that was written in another way the whole of an index that was empty. */
export function writeFirstSegment(writer: PostingsWriter, segment: Segment): void {
  writeManifest(writer, { ...EMPTY, segments: [segment], lastSegment: segment.id })
}

/** Forgets where postings are: there are none. */
export function clearPostingsManifest(writer: PostingsWriter): void {
  writer.remove(INDEX_META, KEY)
}
