import { LinkageError } from '../errors.ts'
import type { PostingChanges } from './posting-changes.ts'
import type { PostingsReader, PostingsWriter } from './postings-keys.ts'
import type { PostingsManifest } from './postings-manifest.ts'
import { RecentPostings } from './recent-postings.ts'
import { POSTINGS } from './tables.ts'

/** Words of a posting: low and high half of the key, and the code. */
const WORDS = 3
/** Postings in an entry at most. */
const ENTRY = 1 << 12

/** An entry that is in memory. */
interface Applied {
  /** Postings of its part of the log before it. */
  readonly size: number
  /** Hash of all entries up to and with it. */
  readonly tag: number
}

/** A part of the log in memory: the entries from number `from` on. */
interface LogPart {
  readonly from: number
  readonly postings: RecentPostings
  readonly entries: Applied[]
}

const newPart = (from: number): LogPart => ({ from, postings: new RecentPostings(), entries: [] })

/** The number of the entry that a part would take next. */
const endOf = ({ from, entries }: LogPart): number => from + entries.length

/**
 * The latest postings: in the store entry by entry as they came, and in memory in two parts, the one
 * that is swept into a segment and the newest. Memory follows the store: another process may have
 * written, and what this one wrote may have been taken back.
 */
export class PostingsLog {
  #frozen: LogPart = newPart(0)
  #active: LogPart = newPart(0)

  /** What is swept; of no use before {@link follow}. */
  get frozen(): RecentPostings {
    return this.#frozen.postings
  }

  get active(): RecentPostings {
    return this.#active.postings
  }

  /** Brings memory in step with what a snapshot holds. */
  follow(reader: PostingsReader, { log }: PostingsManifest): void {
    const { from, frozen, to } = log
    this.#takeBack(reader, log)
    // A part that holds something before one that would have to be read first.
    const parts = [this.#active, this.#frozen].sort((a, b) => b.entries.length - a.entries.length)
    const own = from === frozen ? undefined : parts.find((part) => isIn(part, from, frozen))
    const active = parts.find((part) => part !== own && isIn(part, frozen, to))
    const spare = parts.filter((part) => part !== own && part !== active && isEmpty(part))
    this.#active = active ?? partFrom(frozen, spare.pop())
    this.#frozen = own ?? partFrom(from, spare.pop())
    extend(reader, this.#frozen, frozen)
    extend(reader, this.#active, to)
  }

  /** Appends postings to the log. Gives what the manifest then says of it. */
  append(
    writer: PostingsWriter,
    { log }: PostingsManifest,
    { keys, codes }: PostingChanges,
  ): PostingsManifest['log'] {
    let { to, tag } = log
    for (let from = 0; from < keys.count; from += ENTRY) {
      const count = Math.min(ENTRY, keys.count - from)
      const words = new Uint32Array(1 + WORDS * count)
      words[0] = tag
      for (let at = 0; at < count; at++) {
        words[1 + WORDS * at] = keys.low[from + at]!
        words[2 + WORDS * at] = keys.high[from + at]!
        words[3 + WORDS * at] = codes[from + at]!
      }
      tag = hashOf(words)
      writer.put(POSTINGS, entryKey(to++), new Uint8Array(words.buffer))
    }
    return { ...log, to, tag }
  }

  /** Forgets the entries at the end that are not, or not so, in the store. */
  #takeBack(reader: PostingsReader, { from, to, tag }: PostingsManifest['log']): void {
    for (;;) {
      const part = this.#active.entries.length > 0 ? this.#active : this.#frozen
      const last = part.entries.at(-1)
      if (last === undefined) return
      const end = endOf(part)
      if (end >= from && end <= to) {
        if (last.tag === (end === to ? tag : readEntry(reader, end)[0])) return
      }
      part.postings.takeBack(last.size)
      part.entries.pop()
    }
  }
}

const isEmpty = ({ entries }: LogPart): boolean => entries.length === 0

/** A part that holds nothing yet: the spare one if there is any, as making one takes a while. */
const partFrom = (from: number, spare: LogPart | undefined): LogPart =>
  spare === undefined ? newPart(from) : { ...spare, from }

/** Does a part begin there and hold nothing beyond the end? */
function isIn(part: LogPart, from: number, to: number): boolean {
  return part.from === from && endOf(part) <= to
}

function extend(reader: PostingsReader, part: LogPart, to: number): void {
  for (let entry = endOf(part); entry < to; entry++) {
    const words = readEntry(reader, entry)
    part.entries.push({ size: part.postings.size, tag: hashOf(words) })
    for (let at = 1; at < words.length; at += WORDS) {
      part.postings.add(words[at]!, words[at + 1]!, words[at + 2]!)
    }
  }
}

/** Removes entries `[from, to)`. */
export function dropEntries(writer: PostingsWriter, from: number, to: number): void {
  for (let entry = from; entry < to; entry++) writer.remove(POSTINGS, entryKey(entry))
}

function readEntry(reader: PostingsReader, entry: number): Uint32Array {
  const bytes = reader.get(POSTINGS, entryKey(entry))
  if (bytes === undefined) {
    const problem = `log entry ${entry} is missing`
    throw new LinkageError('store-damaged', { part: `table ${POSTINGS}`, problem })
  }
  return new Uint32Array(bytes.slice().buffer)
}

function hashOf(words: Uint32Array): number {
  let hash = words.length
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

const key = new Uint8Array(7)

/** Six bytes of the number, the highest first: more entries than anybody writes. */
function entryKey(entry: number): Uint8Array {
  let rest = entry
  for (let byte = 6; byte > 0; byte--) {
    key[byte] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return key
}
