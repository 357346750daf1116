import type { KeyPart } from '../model/linkage-model.ts'
import type { NameColumn, StandardizedTable } from '../standardize/standardized-table.ts'
import type { CompiledPart, KeySink } from './key-part.ts'
import type { TokenKeyCache, TokenKeys } from './token-keys.ts'

/** Keys of the distinct tokens of some name columns together, so that swapped names still meet. */
export function compileName(
  part: Extract<KeyPart, { part: 'name' }>,
  table: StandardizedTable,
  cache: TokenKeyCache,
): CompiledPart {
  const columns = part.fields
    .map((field) => table.columns.get(field))
    .filter((column): column is NameColumn => column?.kind === 'name')
  const tokens = new RecordTokens(columns)
  const keys = cache.of(part.form)
  return part.tokens === 'pair'
    ? new TokenPairKeys(tokens, keys)
    : new EachTokenKeys(tokens, keys, part.tokens === 'first' ? 1 : Infinity)
}

/** The distinct tokens of one record. */
class RecordTokens {
  readonly #columns: readonly NameColumn[]
  list = new Uint32Array(64)
  size = 0

  constructor(columns: readonly NameColumn[]) {
    this.#columns = columns
  }

  read(record: number): void {
    this.size = 0
    const columns = this.#columns
    for (let column = 0; column < columns.length; column++) {
      const { ids, tokenStart, tokens } = columns[column]!
      const value = ids[record]!
      const end = tokenStart[value + 1]!
      for (let at = tokenStart[value]!; at < end; at++) this.#add(tokens[at]!)
    }
  }

  #add(token: number): void {
    const { list, size } = this
    for (let at = 0; at < size; at++) if (list[at] === token) return
    if (size === list.length) {
      this.list = new Uint32Array(size * 2)
      this.list.set(list)
    }
    this.list[this.size++] = token
  }
}

class EachTokenKeys implements CompiledPart {
  readonly #tokens: RecordTokens
  readonly #keys: TokenKeys
  readonly #most: number

  constructor(tokens: RecordTokens, keys: TokenKeys, most: number) {
    this.#tokens = tokens
    this.#keys = keys
    this.#most = most
  }

  addKeys(record: number, keys: KeySink): void {
    const tokens = this.#tokens
    tokens.read(record)
    const count = Math.min(this.#most, tokens.size)
    const { start, low, high } = this.#keys
    for (let i = 0; i < count; i++) {
      const token = tokens.list[i]!
      const end = start[token + 1]!
      for (let at = start[token]!; at < end; at++) keys.push(low[at]!, high[at]!)
    }
  }
}

class TokenPairKeys implements CompiledPart {
  readonly #tokens: RecordTokens
  readonly #keys: TokenKeys

  constructor(tokens: RecordTokens, keys: TokenKeys) {
    this.#tokens = tokens
    this.#keys = keys
  }

  addKeys(record: number, keys: KeySink): void {
    const tokens = this.#tokens
    tokens.read(record)
    for (let i = 0; i < tokens.size; i++) {
      for (let j = i + 1; j < tokens.size; j++) {
        this.#addPair(tokens.list[i]!, tokens.list[j]!, keys)
      }
    }
  }

  /** One key per pair of codes, the same whichever token comes first. */
  #addPair(a: number, b: number, keys: KeySink): void {
    const { start, low, high } = this.#keys
    for (let i = start[a]!; i < start[a + 1]!; i++) {
      for (let j = start[b]!; j < start[b + 1]!; j++) {
        const swap = high[i]! > high[j]! || (high[i] === high[j] && low[i]! > low[j]!)
        if (swap) keys.pushCombined(low[j]!, high[j]!, low[i]!, high[i]!)
        else keys.pushCombined(low[i]!, high[i]!, low[j]!, high[j]!)
      }
    }
  }
}
