import type { ParquetParsers } from 'hyparquet'

/** Decimal scale of a column, if it is one of decimals. */
export type Scale = number | undefined

const DAY_MS = 86_400_000

/** Dates and times as ISO text, UTC; text as it is. */
export const TEXT_PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days: number) => isoTime(days * DAY_MS),
  timestampFromMilliseconds: (millis: bigint) => isoTime(Number(millis)),
  timestampFromMicroseconds: (micros: bigint) => isoTime(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos: bigint) => isoTime(Number(nanos / 1_000_000n)),
  stringFromBytes: utf8,
  jsonFromBytes: utf8,
}

/**
 * A Parquet value as the text a CSV would hold; `undefined` if it is a nested or binary one.
 *
 * @param scale - digits after the point, for decimals, whose value comes unscaled.
 */
export function textOf(value: unknown, scale: Scale): string | undefined {
  if (value === null || value === undefined) return ''
  if (scale !== undefined) {
    if (value instanceof Uint8Array) return decimal(signed(value), scale)
    if (typeof value === 'number' || typeof value === 'bigint') return decimal(BigInt(value), scale)
  }
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
  }
  return value instanceof Uint8Array ? utf8(value) : undefined
}

/** `2010-03-04`, or with the time if that is not midnight; `''` for a time out of range. */
function isoTime(ms: number): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text
}

function utf8(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return ''
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}

/** Big-endian two's complement. */
function signed(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}

function decimal(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = unscaled < 0n ? '-' : ''
  return scale > 0 ? `${sign}${whole}.${digits.slice(-scale)}` : sign + whole
}
