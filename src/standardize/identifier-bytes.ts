import { LONGEST_VALUE } from './text.ts'

const ZERO = 0x30
const NINE = 0x39
const DOT = 0x2e

/**
 * `standardizeIdentifier` from bytes to bytes, for the usual id: ASCII letters and digits, with or
 * without separators. Ids are mostly unique, so a table has as many of them as rows, and making
 * strings of them costs more than everything else.
 *
 * @param to - room for {@link LONGEST_VALUE} bytes.
 * @returns how many bytes were written to `to`, or -1 for whatever could be a skip value, a number
 *   with decimals, or no ASCII: then `standardizeIdentifier` has to say.
 */
export function standardizeIdentifierBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
): number {
  if (end - start > LONGEST_VALUE) return -1
  let length = 0
  let digits = 0
  // Whether each digit equals or neighbours the byte before it.
  let isRun = true
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte >= ZERO && byte <= NINE) {
      if (digits > 0 && isRun) isRun = isNextDigit(to[length - 1]!, byte)
      digits++
      to[length++] = byte
    } else if (byte >= 0x61 && byte <= 0x7a) to[length++] = byte
    else if (byte >= 0x41 && byte <= 0x5a) to[length++] = byte | 0x20
    else if (byte >= 0x80 || byte === DOT) return -1
  }
  // No skip value has a digit, but for those of digits alone: one repeated, or in sequence.
  if (digits === 0 || (digits === length && isRun)) return -1
  return length
}

/** The same digit again, or the one after or before it, 9 and 0 being neighbours. */
function isNextDigit(before: number, digit: number): boolean {
  const step = (digit - before + 10) % 10
  return step <= 1 || step === 9
}
