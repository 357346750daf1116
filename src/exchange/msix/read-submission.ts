import { peek } from '../../io/chunks.ts'
import { ByteSource, type TableInput } from '../../io/read-source.ts'
import { readDelimited } from './read-delimited.ts'
import { readNdjson } from './read-ndjson.ts'
import { readXml } from './read-xml.ts'
import type { SubmissionPart } from './submission.ts'

const HEAD_BYTES = 256
const CHUNK_BYTES = 1 << 16
/** More than the longest record can take in any layout. */
const MOST_LINE_BYTES = 1 << 20
/** Bytes after decompression; 40,000 students take a fraction of it. */
const MOST_BYTES = 2 ** 31

/** How a submission is read. */
export interface ReadSubmissionOptions {
  readonly signal?: AbortSignal
  /** Bytes, decompressed, that a file may have. Default 2 GiB. */
  readonly mostBytes?: number
}

/**
 * Reads a submission in any of its three layouts, told apart by their first character, gzipped or
 * not. Memory grows with the largest student, not with the file.
 *
 * @throws {@link LinkageError} `file-unreadable`, `aborted`; whatever is wrong within the file is a
 *   part of its own.
 */
export async function* readSubmission(
  input: TableInput,
  { signal, mostBytes = MOST_BYTES }: ReadSubmissionOptions = {},
): AsyncGenerator<SubmissionPart> {
  const source = new ByteSource(input, { chunkBytes: CHUNK_BYTES, ...(signal && { signal }) })
  await source.size()
  const whole = new Bounded(source.chunks(), mostBytes)
  const { head, chunks } = await peek(whole.chunks(), HEAD_BYTES)
  const bare = withoutMark(chunks)
  const first = new TextDecoder().decode(head).trimStart()[0]
  if (first === '<') yield* readXml(bare, MOST_LINE_BYTES)
  else if (first === '{') yield* readNdjson(bare, MOST_LINE_BYTES)
  else yield* readDelimited(bare, MOST_LINE_BYTES)
  if (whole.isCut) {
    const problem = `the file is longer than ${mostBytes} bytes; nothing after them was read`
    yield { part: 'stray', line: 0, problem }
  }
}

/** Bytes up to a bound: a few compressed ones may hold any number. */
class Bounded {
  isCut = false
  readonly #chunks: AsyncIterable<Uint8Array>
  readonly #most: number

  constructor(chunks: AsyncIterable<Uint8Array>, most: number) {
    this.#chunks = chunks
    this.#most = most
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const chunk of this.#chunks) {
      bytes += chunk.length
      if (bytes > this.#most) {
        this.isCut = true
        return
      }
      yield chunk
    }
  }
}

/** Without the byte order mark of UTF-8. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of chunks) {
    const marked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    yield marked ? chunk.subarray(3) : chunk
  }
}
