import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { LinkageError } from '../errors.ts'
import { peek } from './chunks.ts'
import { reasonOf } from './failure-reason.ts'

/** A file's path, `-` for standard input, or any stream of bytes under a name for messages. */
export type TableInput =
  | string
  | { readonly name: string; readonly stream: AsyncIterable<Uint8Array | string> }

/** How a {@link ByteSource} reads. */
export interface SourceOptions {
  /** Bytes per read. */
  readonly chunkBytes: number
  readonly signal?: AbortSignal
}

/** One input being read: its bytes, once, in order, hashed on the way. */
export class ByteSource {
  /** For messages and results: the file name without its folders, or the name of the stream. */
  readonly name: string
  /** Set for files, which can be opened again; a stream can be read only once. */
  readonly path: string | undefined
  readonly #stream: AsyncIterable<Uint8Array | string> | undefined
  readonly #options: SourceOptions
  readonly #hash = createHash('sha256')
  #bytes = 0

  constructor(input: TableInput, options: SourceOptions) {
    this.#options = options
    if (typeof input !== 'string') {
      this.name = input.name
      this.#stream = input.stream
    } else if (input === '-') {
      this.name = 'standard input'
      this.#stream = process.stdin
    } else {
      this.name = basename(input)
      this.path = input
    }
  }

  /** Bytes read so far, before decompression. */
  get bytes(): number {
    return this.#bytes
  }

  /** SHA-256 of the bytes read, in hexadecimal; ends the hash. */
  sha256(): string {
    return this.#hash.digest('hex')
  }

  /** A file's size; `undefined` for a stream. Refuses folders and what is not there. */
  async size(): Promise<number | undefined> {
    if (this.path === undefined) return undefined
    try {
      const found = await stat(this.path)
      if (found.isDirectory()) throw this.#unreadable('is a directory')
      return found.isFile() ? found.size : undefined
    } catch (error) {
      throw this.failureOf(error)
    }
  }

  /**
   * The content, decompressed if it is gzip. A chunk's memory is used again for a later chunk:
   * consume it before asking for the next.
   */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      const { head, chunks } = await peek(this.#raw(), 2)
      if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(chunks)
      else yield* chunks
    } catch (error) {
      throw this.failureOf(error)
    }
  }

  async *#raw(): AsyncGenerator<Uint8Array> {
    const { signal } = this.#options
    for await (const chunk of this.#stream ?? fileChunks(this.path!, this.#options.chunkBytes)) {
      if (signal?.aborted) throw new LinkageError('aborted', { stage: 'reading' })
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      if (bytes.length === 0) continue
      this.#hash.update(bytes)
      this.#bytes += bytes.length
      yield bytes
    }
  }

  #unreadable(reason: string, cause?: unknown): LinkageError {
    return new LinkageError('file-unreadable', { file: this.name, reason }, { cause })
  }

  /** A failure of the system as the library's error; anything else as it is. */
  failureOf(error: unknown): unknown {
    const reason = reasonOf(error)
    return reason === undefined ? error : this.#unreadable(reason, error)
  }
}

/** Reads ahead: while one buffer is parsed, the next is filled by the thread pool. */
async function* fileChunks(path: string, chunkBytes: number): AsyncGenerator<Uint8Array> {
  await using file = await open(path)
  let reading = file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes)
  let spare = Buffer.allocUnsafe(chunkBytes)
  try {
    for (;;) {
      const { buffer, bytesRead } = await reading
      if (bytesRead === 0) return
      reading = file.read(spare, 0, chunkBytes)
      yield buffer.subarray(0, bytesRead)
      spare = buffer
    }
  } finally {
    await reading.catch(() => undefined)
  }
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createGunzip({ chunkSize: 1 << 18 })
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      if (inflate.destroyed) return
      // Copied: zlib reads on another thread, and the chunk's memory is about to be used again.
      if (!inflate.write(Buffer.from(chunk))) {
        await new Promise((resolve) => {
          inflate.once('drain', resolve)
          inflate.once('close', resolve)
        })
      }
    }
    inflate.end()
  }
  feed().catch((error) => inflate.destroy(error))
  try {
    yield* inflate
  } finally {
    inflate.destroy()
  }
}
