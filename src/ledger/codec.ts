import type { ByteReader } from '../storage/byte-reader.ts'
import type { ByteWriter } from '../storage/byte-writer.ts'

/**
 * How a kind of value stands in bytes, said once for both ways. Canonical: equal values are equal
 * bytes, and bytes that no value has are refused.
 */
export interface Codec<T> {
  write(writer: ByteWriter, value: T): void
  read(reader: ByteReader): T
}

export const text: Codec<string> = {
  write: (writer, value) => writer.text(value),
  read: (reader) => reader.text(),
}

/** A whole number from 0 to 2^53 − 1. */
export const whole: Codec<number> = {
  write: (writer, value) => writer.varint(value),
  read: (reader) => reader.varint(),
}

/** Any number. */
export const real: Codec<number> = {
  write: (writer, value) => writer.f64(value),
  read: (reader) => reader.f64(),
}

/** A number from 0 to 255. */
export const byte: Codec<number> = {
  write: (writer, value) => writer.u8(value),
  read: (reader) => reader.u8(),
}

export const flag: Codec<boolean> = {
  write: (writer, value) => writer.u8(value ? 1 : 0),
  read: (reader) => {
    const value = reader.u8()
    if (value > 1) throw reader.damage('a flag is neither 0 nor 1')
    return value === 1
  },
}

export const bytes: Codec<Uint8Array> = {
  write: (writer, value) => writer.bytes(value),
  read: (reader) => reader.bytes().slice(),
}

/** One of some words, by its place: words may be added at the end, never moved. */
export function word<const W extends string>(words: readonly W[]): Codec<W> {
  return {
    write: (writer, value) => {
      const at = words.indexOf(value)
      if (at < 0) throw new RangeError(`${value} is none of ${words.join(', ')}`)
      writer.u8(at)
    },
    read: (reader) => {
      const value = words[reader.u8()]
      if (value === undefined) throw reader.damage('a word is unknown')
      return value
    },
  }
}

export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (writer, values) => {
      writer.varint(values.length)
      for (const value of values) item.write(writer, value)
    },
    read: (reader) => {
      const count = reader.varint()
      const values: T[] = []
      for (let at = 0; at < count; at++) values.push(item.read(reader))
      return values
    },
  }
}

/** A part that may be absent. */
export interface Optional<T> {
  readonly optional: Codec<T>
}

export function optional<T>(codec: Codec<T>): Optional<T> {
  return { optional: codec }
}

export type Parts<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? Optional<Exclude<T[K], undefined>>
    : Codec<T[K]>
}

/** An object by its parts, in the order given; first a bit for each optional one, at most eight. */
export function struct<T extends object>(parts: Parts<T>): Codec<T> {
  const all = Object.entries<Codec<unknown> | Optional<unknown>>(parts)
  const steps = all.map(([name, part]) =>
    'optional' in part
      ? { name, codec: part.optional, maybe: true }
      : { name, codec: part, maybe: false },
  )
  const optionals = steps.filter((step) => step.maybe)
  const known = 2 ** optionals.length - 1
  return {
    write: (writer, value) => {
      const values = value as Record<string, unknown>
      if (known > 0) writer.u8(presence(optionals, values))
      for (const { name, codec, maybe } of steps) {
        const part = values[name]
        if (!maybe || part !== undefined) codec.write(writer, part)
      }
    },
    read: (reader) => {
      const present = known > 0 ? reader.u8() : 0
      if (present > known) throw reader.damage('a part is unknown')
      const value: Record<string, unknown> = {}
      let bit = 1
      for (const { name, codec, maybe } of steps) {
        if (!maybe || present & bit) value[name] = codec.read(reader)
        if (maybe) bit *= 2
      }
      return value as T
    },
  }
}

function presence(
  optionals: readonly { readonly name: string }[],
  values: Readonly<Record<string, unknown>>,
): number {
  let bits = 0
  for (const [at, { name }] of optionals.entries()) if (values[name] !== undefined) bits += 1 << at
  return bits
}

type Without<T, K extends string> = Omit<Extract<T, { readonly kind: K }>, 'kind'>

/** One of several objects told apart by `kind`; each has a number that never changes. */
export function kinds<T extends { readonly kind: string }>(
  table: {
    readonly [K in T['kind']]: readonly [number, Codec<Without<T, K>>]
  },
): Codec<T> {
  const rows = Object.entries(table) as unknown as [string, readonly [number, Codec<object>]][]
  const byKind = new Map(rows.map(([kind, [number, codec]]) => [kind, { kind, number, codec }]))
  const byNumber = new Map([...byKind.values()].map((entry) => [entry.number, entry]))
  return {
    write: (writer, value) => {
      const { number, codec } = byKind.get(value.kind)!
      writer.u8(number)
      codec.write(writer, value)
    },
    read: (reader) => {
      const entry = byNumber.get(reader.u8())
      if (entry === undefined) throw reader.damage('a kind is unknown')
      return { kind: entry.kind, ...entry.codec.read(reader) } as unknown as T
    },
  }
}
