import { type KeyColumns, RecordLists } from './key-columns.ts'
import type { PostingChanges } from './posting-changes.ts'
import { mergeRuns, PostingRun } from './posting-run.ts'
import type { PostingsReader, PostingsWriter } from './postings-keys.ts'
import { dropEntries, PostingsLog } from './postings-log.ts'
import { ManifestReader, type PostingsManifest, writeManifest } from './postings-manifest.ts'
import { findInSegment, readSegment } from './segment.ts'
import { advanceSweeps, layersOf, startedLog } from './sweeps.ts'

/** Postings that are kept in memory before they are swept into segments: some ten thousand records. */
const RECENT = 1 << 19
/** Old log entries removed by a commit, beside as many as it writes twice. */
const DROPPED = 64

/**
 * Key → records, in a store. Keys are hashes of 64 bits, so a tree with an entry for each would be
 * large and every commit would touch a page of it for every key. Instead postings are kept as they
 * came, in a log that is held in memory too, and then swept into sorted segments, each several times
 * as large as the next newer one; a record that loses a key is told by a posting of its own.
 *
 * Source: O'Neil et al. (1996), "The log-structured merge-tree", Acta Informatica 33(4).
 */
export class Postings {
  readonly #manifests = new ManifestReader()
  readonly #log = new PostingsLog()
  readonly #recent: number
  readonly #lists = new RecordLists()
  readonly #found = new PostingRun()
  readonly #runs = { all: new PostingRun(), layer: new PostingRun(), merged: new PostingRun() }
  #seen: PostingsManifest | undefined
  #layers = layersOf({ segments: [], sweeps: [] } as unknown as PostingsManifest)
  /** Where lists of several layers are merged. */
  readonly #spare: [Uint32Array, Uint32Array] = [new Uint32Array(256), new Uint32Array(256)]
  /** Where the codes of a key end in each layer, one layer after the other. */
  #ends = new Uint32Array(256)

  /** @param recent - postings kept in memory before they are swept into segments. */
  constructor(recent: number = RECENT) {
    this.#recent = recent
  }

  /** The very same object as long as nothing was written. */
  version(reader: PostingsReader): object {
    return this.#manifests.read(reader)
  }

  /** The records of each key, ascending; valid until the next call. */
  find(reader: PostingsReader, keys: KeyColumns): RecordLists {
    this.#follow(reader)
    const { count, low, high } = keys
    const { frozenFrom, layers } = this.#layers
    const { active, frozen } = this.#log
    const found = this.#found
    found.clear()
    const width = 2 + layers.length
    if (width * count > this.#ends.length) this.#ends = new Uint32Array(2 * width * count)
    const ends = this.#ends
    let at = 0
    for (let key = 0; key < count; key++) {
      if (active.size > 0) active.find(low[key]!, high[key]!, found)
      ends[at++] = found.size
    }
    for (let key = 0; key < count; key++) {
      if (frozen.size > 0 && high[key]! >= frozenFrom) frozen.find(low[key]!, high[key]!, found)
      ends[at++] = found.size
    }
    for (const { segment, from, to } of layers) {
      for (let key = 0; key < count; key++) {
        if (high[key]! >= from && high[key]! < to) {
          findInSegment(reader, segment, low[key]!, high[key]!, found)
        }
        ends[at++] = found.size
      }
    }
    return this.#join(count, width)
  }

  /** All keys whose high halves are in `[from, to)` with their records; valid until the next call. */
  read(reader: PostingsReader, from: number, to: number): PostingRun {
    this.#follow(reader)
    const { frozenFrom, layers } = this.#layers
    const { active, frozen } = this.#log
    let { all, layer, merged } = this.#runs
    all.clear()
    const add = (read: (into: PostingRun) => void): void => {
      layer.clear()
      read(layer)
      mergeRuns(all, layer, false, merged)
      ;[all, merged] = [merged, all]
    }
    add((into) => active.read(from, to, into))
    if (frozenFrom < to) add((into) => frozen.read(Math.max(from, frozenFrom), to, into))
    for (const { segment, from: first, to: end } of layers) {
      const [least, most] = [Math.max(from, first), Math.min(to, end)]
      if (least < most) add((into) => readSegment(reader, segment, least, most, into))
    }
    layer.clear()
    mergeRuns(all, layer, true, merged)
    return merged
  }

  change(writer: PostingsWriter, changes: PostingChanges): void {
    let manifest = this.#manifests.read(writer)
    const before = manifest.log.to
    // Whatever becomes of this transaction, memory is looked at again.
    this.#seen = undefined
    manifest = { ...manifest, log: this.#log.append(writer, manifest, changes) }
    this.#log.follow(writer, manifest)
    manifest = advanceSweeps(writer, manifest, this.#log.frozen, changes.keys.count)
    const { from, frozen } = manifest.log
    if (from === frozen && this.#log.active.size >= this.#recent) {
      manifest = startedLog(manifest, this.#log.active.size)
    }
    const { log } = manifest
    const first = Math.min(log.from, log.first + DROPPED + 2 * (log.to - before))
    dropEntries(writer, log.first, first)
    writeManifest(writer, { ...manifest, log: { ...log, first } })
  }

  #follow(reader: PostingsReader): void {
    const manifest = this.#manifests.read(reader)
    if (manifest === this.#seen) return
    this.#log.follow(reader, manifest)
    this.#layers = layersOf(manifest)
    this.#seen = manifest
  }

  /** Puts what the layers found together, key by key. */
  #join(count: number, width: number): RecordLists {
    const { codes } = this.#found
    const ends = this.#ends
    const lists = this.#lists
    lists.size = 0
    lists.clear()
    for (let key = 0; key < count; key++) {
      // Most keys stand in one layer: what is there need not be merged.
      let joined = codes
      let [start, end] = [0, 0]
      for (let layer = 0, place = key; layer < width; layer++, place += count) {
        const from = place === 0 ? 0 : ends[place - 1]!
        const to = ends[place]!
        if (from === to) continue
        if (start === end) {
          start = from
          end = to
        } else {
          joined = this.#merge(joined.subarray(start, end), codes.subarray(from, to))
          start = 0
          end = joined.length
        }
      }
      for (let at = start; at < end; at++) {
        if (joined[at]! % 2 === 0) lists.push(joined[at]! >>> 1)
      }
      lists.end()
    }
    return lists
  }

  /** Codes of either list, ascending as both do; the newer one has the last word on a record. */
  #merge(newer: Uint32Array, older: Uint32Array): Uint32Array {
    const most = newer.length + older.length
    // The former outcome may be what is merged now.
    this.#spare.reverse()
    if (this.#spare[0]!.length < most) this.#spare[0] = new Uint32Array(2 * most)
    const into = this.#spare[0]!
    let [size, left, right] = [0, 0, 0]
    while (left < newer.length && right < older.length) {
      const [one, other] = [newer[left]!, older[right]!]
      if (one >>> 1 <= other >>> 1) {
        left++
        if (one >>> 1 === other >>> 1) right++
        into[size++] = one
      } else {
        right++
        into[size++] = other
      }
    }
    while (left < newer.length) into[size++] = newer[left++]!
    while (right < older.length) into[size++] = older[right++]!
    return into.subarray(0, size)
  }
}
