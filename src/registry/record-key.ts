import { LinkageError } from '../errors.ts'

/** A source and its own id for a record (R1). */
export interface RecordKey {
  readonly source: string
  readonly id: string
}

/** A record as its source submits it. */
export interface SourceRecord extends RecordKey {
  /** Raw values by field of the model; absent and empty are the same. */
  readonly fields: Readonly<Record<string, string>>
}

/** By source, then id, each by its bytes in UTF-8: the order that ties go by in batch too. */
export function compareKeys(a: RecordKey, b: RecordKey): number {
  return compareText(a.source, b.source) || compareText(a.id, b.id)
}

/** UTF-16 puts what lies beyond U+FFFF before U+E000 to U+FFFF; bytes do not. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

const LONE_SURROGATE = /\p{Surrogate}/u

/** @throws {@link LinkageError} `record-key-invalid` if source or id is empty or no Unicode text. */
export function checkKey({ source, id }: RecordKey): void {
  for (const [part, value] of Object.entries({ source, id })) {
    if (typeof value !== 'string' || value === '' || LONE_SURROGATE.test(value)) {
      throw new LinkageError('record-key-invalid', { part })
    }
  }
}
