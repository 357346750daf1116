import { textsOf } from '../blocking/date-keys.ts'
import type { KeyList } from '../blocking/key-list.ts'
import { codesOf, type TokenForm } from '../blocking/token-keys.ts'
import type { KeyPart } from '../model/linkage-model.ts'
import { BoundedCache } from '../records/bounded-cache.ts'
import { hashBytes, hashHigh, hashString } from '../records/hash.ts'
import { nameTokens } from '../standardize/person-name.ts'
import type { BlockPart } from './record-blocks.ts'
import type { RecordShape, StandardRecord } from './record-shape.ts'

type RecordPart = BlockPart<StandardRecord>

/** Low and high halves of some hashes, in turn. */
type Hashes = Uint32Array

const REMEMBERED = 20_000
const encoder = new TextEncoder()

/**
 * Key parts of records that come one at a time: the very hashes that `blocking/key-part.ts` works
 * out by columns.
 */
export class RecordParts {
  readonly #shape: RecordShape
  readonly #tokens: BoundedCache<string, readonly string[]> = new BoundedCache(
    REMEMBERED,
    nameTokens,
  )
  readonly #codes = new Map<TokenForm, BoundedCache<string, Hashes>>()

  constructor(shape: RecordShape) {
    this.#shape = shape
  }

  compile(part: KeyPart): RecordPart {
    if (part.part === 'name') return this.#name(part)
    if (part.part === 'date') return this.#date(part)
    return this.#value(part)
  }

  #name(part: Extract<KeyPart, { part: 'name' }>): RecordPart {
    const places = part.fields.map((field) => this.#shape.nameAt(field)).filter((at) => at >= 0)
    const codes = this.#codesOf(part.form)
    const most = part.tokens === 'first' ? 1 : Infinity
    return (record, keys) => {
      const tokens = this.#distinctTokens(record, places)
      if (part.tokens === 'pair') return addPairs(tokens, codes, keys)
      for (let at = 0; at < tokens.length && at < most; at++) {
        const hashes = codes.get(tokens[at]!)
        for (let k = 0; k < hashes.length; k += 2) keys.push(hashes[k]!, hashes[k + 1]!)
      }
    }
  }

  #distinctTokens({ texts }: StandardRecord, places: readonly number[]): string[] {
    const found: string[] = []
    for (const place of places) {
      const text = texts[place]!
      if (text === '') continue
      for (const token of this.#tokens.get(text)) if (!found.includes(token)) found.push(token)
    }
    return found
  }

  #codesOf(form: TokenForm): BoundedCache<string, Hashes> {
    let codes = this.#codes.get(form)
    if (codes === undefined) {
      codes = new BoundedCache(REMEMBERED, (token: string) => hashesOf(codesOf(token, form)))
      this.#codes.set(form, codes)
    }
    return codes
  }

  #date(part: Extract<KeyPart, { part: 'date' }>): RecordPart {
    const shape = this.#shape
    const place = shape.dateAt(part.field)
    if (place < 0) return () => {}
    const hashes = new BoundedCache(REMEMBERED, (date: number) =>
      hashesOf(textsOf(shape.blockedDate(place, date), part.form)),
    )
    return ({ dates }, keys) => {
      const own = hashes.get(dates[place]!)
      for (let k = 0; k < own.length; k += 2) keys.push(own[k]!, own[k + 1]!)
    }
  }

  #value({ field, prefix }: Extract<KeyPart, { part: 'value' }>): RecordPart {
    const place = this.#shape.textAt(field)
    if (place < 0) return () => {}
    return ({ texts }, keys) => {
      const text = texts[place]!
      if (text === '') return
      const low = hashText(prefix === undefined ? text : prefixOf(text, prefix))
      keys.push(low, hashHigh)
    }
  }
}

function hashesOf(texts: readonly string[]): Hashes {
  const hashes = new Uint32Array(2 * texts.length)
  for (const [at, text] of texts.entries()) {
    hashes[2 * at] = hashString(text)
    hashes[2 * at + 1] = hashHigh
  }
  return hashes
}

/** The hash of a text's bytes, as columns hash them. Units of ASCII are its bytes. */
export function hashText(text: string, seed = 0): number {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) >= 128) {
      const bytes = encoder.encode(text)
      return hashBytes(bytes, 0, bytes.length, seed)
    }
  }
  return hashString(text, seed)
}

/** The first characters of a text; a character may be two units. */
function prefixOf(text: string, characters: number): string {
  return text.length <= characters ? text : [...text].slice(0, characters).join('')
}

function addPairs(
  tokens: readonly string[],
  codes: BoundedCache<string, Hashes>,
  keys: KeyList,
): void {
  for (let i = 0; i < tokens.length; i++) {
    for (let j = i + 1; j < tokens.length; j++) {
      addPair(codes.get(tokens[i]!), codes.get(tokens[j]!), keys)
    }
  }
}

/** One key per pair of codes, the same whichever token comes first. */
function addPair(a: Hashes, b: Hashes, keys: KeyList): void {
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      const [lowA, highA, lowB, highB] = [a[i]!, a[i + 1]!, b[j]!, b[j + 1]!]
      const swap = highA > highB || (highA === highB && lowA > lowB)
      if (swap) keys.pushCombined(lowB, highB, lowA, highA)
      else keys.pushCombined(lowA, highA, lowB, highB)
    }
  }
}
