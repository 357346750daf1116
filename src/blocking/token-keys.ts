import type { BlockingRule, KeyPart } from '../model/linkage-model.ts'
import { hashHigh, hashString } from '../records/hash.ts'
import type { StringTable } from '../records/string-table.ts'
import { nameVariants } from '../standardize/nicknames.ts'
import { phoneticCodes, soundCodes } from '../standardize/phonetics.ts'

export type TokenForm = Extract<KeyPart, { part: 'name' }>['form']

/**
 * Key hashes of every distinct token: those of token `t` stand at `[start[t], start[t + 1])`. On
 * shared memory: they take a while to make, so rules on other threads may read them.
 */
export interface TokenKeys {
  readonly start: Uint32Array
  readonly low: Uint32Array
  readonly high: Uint32Array
}

/** An entry of a {@link TokenKeyCache}; it may cross threads. */
export type KnownTokenKeys = readonly [form: TokenForm, keys: TokenKeys]

/**
 * Computes the keys of each token once. Hashes the text, so that they hold for any dictionary.
 *
 * @param from - of the tokens from this one on,
 * @param to - and before this one, numbered from 0 on in the result.
 */
export function tokenKeys(
  names: StringTable,
  form: TokenForm,
  from = 0,
  to: number = names.size,
): TokenKeys {
  const start = new Uint32Array(to - from + 1)
  const low: number[] = []
  const high: number[] = []
  for (let token = from; token < to; token++) {
    start[token - from] = low.length
    // The first stands for no token.
    if (token === 0) continue
    for (const code of codesOf(names.get(token), form)) {
      low.push(hashString(code))
      high.push(hashHigh)
    }
  }
  start[to - from] = low.length
  return { start: share(start), low: share(low), high: share(high) }
}

/** The keys of all tokens from those of ranges that follow one another. */
export function joinTokenKeys(parts: readonly TokenKeys[]): TokenKeys {
  const tokens = parts.reduce((sum, { start }) => sum + start.length - 1, 0)
  const keys = parts.reduce((sum, { low }) => sum + low.length, 0)
  const [start, low, high] = [room(tokens + 1), room(keys), room(keys)]
  let token = 0
  let used = 0
  for (const part of parts) {
    for (let at = 0; at + 1 < part.start.length; at++) start[token++] = used + part.start[at]!
    low.set(part.low, used)
    high.set(part.high, used)
    used += part.low.length
  }
  start[token] = used
  return { start, low, high }
}

function share(values: ArrayLike<number>): Uint32Array {
  const shared = room(values.length)
  shared.set(values)
  return shared
}

function room(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}

/** Token keys by form, shared between the rules of one run. */
export class TokenKeyCache {
  readonly #names: StringTable
  readonly #keys: Map<TokenForm, TokenKeys>

  /** @param known - forms worked out before, for these very names. */
  constructor({ names }: { readonly names: StringTable }, known: Iterable<KnownTokenKeys> = []) {
    this.#names = names
    this.#keys = new Map(known)
  }

  of(form: TokenForm): TokenKeys {
    const known = this.#keys.get(form)
    if (known !== undefined) return known
    const made = tokenKeys(this.#names, form)
    this.#keys.set(form, made)
    return made
  }

  /** Works out every form that the keys of these rules need; for a cache on another thread. */
  prepare(rules: readonly BlockingRule[]): readonly KnownTokenKeys[] {
    for (const { key } of rules) {
      for (const part of key) if (part.part === 'name') this.of(part.form)
    }
    return [...this.#keys]
  }
}

/** The codes a token is blocked under; all codes of one form are comparable. */
export function codesOf(token: string, form: TokenForm): readonly string[] {
  switch (form) {
    case 'exact':
      return [token]
    case 'initial':
      return [token.slice(0, 1)]
    case 'variant':
      return nameVariants(token)
    case 'sound':
      return soundCodes(token)
    case 'variant-sound':
      return [...new Set(nameVariants(token).flatMap(soundCodes))]
    case 'phonetic':
      return [...new Set(nameVariants(token).flatMap((variant) => phoneticCodes(variant)))]
    case 'deletion': {
      // Longer tokens keep their first eight characters: a typo beyond is rare, keys are not free.
      const head = token.slice(0, 8)
      const codes = new Set([head])
      for (let at = 0; at < head.length; at++) codes.add(head.slice(0, at) + head.slice(at + 1))
      return [...codes]
    }
  }
}
