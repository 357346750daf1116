import { createGunzip, type Gunzip } from 'node:zlib'
import { LinkageError } from '../../errors.ts'

/** Bounds of a file that comes over the network. */
export interface FileBounds {
  /** As it comes. */
  readonly mostBytes: number
  /** Decompressed. */
  readonly mostInflated: number
  /** Bytes that one byte of gzip may become. */
  readonly mostRatio: number
}

export const FILE_BOUNDS: FileBounds = {
  mostBytes: 512 * 2 ** 20,
  mostInflated: 2 * 2 ** 30,
  mostRatio: 150,
}

/** Below this nothing is said of the ratio: a short file may well repeat itself. */
const LEAST_BYTES = 1 << 20

/**
 * Watches bytes go by: how many they are and, if they are gzip, how many they become. A few compressed
 * ones may become any number, so they are inflated on the way, without being kept.
 *
 * @throws {@link LinkageError} from `take` and `end`: `upload-refused` if there is too much of it,
 *   `request-invalid` if it is empty or broken.
 */
export class InflationGuard {
  readonly #bounds: FileBounds
  #inflate: Gunzip | undefined
  #head: Buffer = Buffer.alloc(0)
  #bytes = 0
  #inflated = 0
  #problem: LinkageError | undefined

  constructor(bounds: FileBounds) {
    this.#bounds = bounds
  }

  get bytes(): number {
    return this.#bytes
  }

  async take(chunk: Uint8Array): Promise<void> {
    const isDecided = this.#bytes >= 2
    this.#bytes += chunk.length
    if (this.#bytes > this.#bounds.mostBytes) {
      throw refused(`it is longer than ${this.#bounds.mostBytes} bytes`)
    }
    let bytes = chunk
    if (!isDecided) {
      this.#head = Buffer.concat([this.#head, chunk])
      if (this.#bytes < 2) return
      bytes = this.#head
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) this.#inflate = this.#begin()
    }
    if (this.#inflate !== undefined) await this.#write(this.#inflate, bytes)
  }

  /** The bytes have come to their end. */
  async end(): Promise<void> {
    const inflate = this.#inflate
    if (inflate !== undefined && this.#problem === undefined) {
      await new Promise<void>((resolve) => {
        inflate.once('close', resolve)
        inflate.once('end', resolve)
        inflate.end()
      })
    }
    if (this.#problem !== undefined) throw this.#problem
    if (this.#bytes === 0) throw unreadable('which is empty')
  }

  /** Lets go of what it holds, however it ended. */
  [Symbol.dispose](): void {
    this.#inflate?.destroy()
  }

  #begin(): Gunzip {
    const inflate = createGunzip({ chunkSize: 1 << 17 })
    inflate.on('data', (data: Buffer) => {
      this.#inflated += data.length
      const { mostInflated, mostRatio } = this.#bounds
      const problem =
        this.#inflated > mostInflated
          ? `it becomes more than ${mostInflated} bytes`
          : this.#inflated > Math.max(LEAST_BYTES, mostRatio * this.#bytes)
            ? `it becomes more than ${mostRatio} times as long`
            : undefined
      if (problem === undefined) return
      this.#problem ??= refused(problem)
      inflate.destroy()
    })
    inflate.on('error', () => {
      this.#problem ??= unreadable('whose gzip data are damaged, or end early')
    })
    return inflate
  }

  async #write(inflate: Gunzip, bytes: Uint8Array): Promise<void> {
    if (!inflate.destroyed && !inflate.write(Buffer.from(bytes))) {
      await new Promise<void>((resolve) => {
        inflate.once('drain', resolve)
        inflate.once('close', resolve)
      })
    }
    if (this.#problem !== undefined) throw this.#problem
  }
}

function refused(problem: string): LinkageError {
  return new LinkageError('upload-refused', { problem })
}

function unreadable(problem: string): LinkageError {
  return new LinkageError('request-invalid', { what: `the file, ${problem},` })
}
