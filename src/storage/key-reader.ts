import { ByteReader } from './byte-reader.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads the parts of a key that a {@link KeyBuilder} built. */
export class KeyReader {
  readonly #reader: ByteReader

  /** @param table - where the key comes from, for messages. */
  constructor(key: Uint8Array, table: string) {
    this.#reader = new ByteReader(key, table)
  }

  u8(): number {
    return this.#reader.u8()
  }

  u32(): number {
    return this.#reader.u32()
  }

  u64(): number {
    return this.#reader.u64()
  }

  text(): string {
    const bytes: number[] = []
    for (let byte = this.u8(); ; byte = this.u8()) {
      if (byte === 0) {
        const mark = this.u8()
        if (mark === 0) break
        if (mark !== 1) throw this.#reader.damage('a key is not as it is written')
      }
      bytes.push(byte)
    }
    try {
      return decoder.decode(Uint8Array.from(bytes))
    } catch {
      throw this.#reader.damage('a key is not UTF-8')
    }
  }

  /** Says that all was read. */
  end(): void {
    this.#reader.end()
  }
}
