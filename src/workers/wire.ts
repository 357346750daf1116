import { LinkageError, type LinkageErrorCode, type LinkageErrorDetails } from '../errors.ts'

/** A result or a {@link LinkageError} in a form that survives structured clone. */
export type Wire<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: LinkageErrorCode
      readonly details: LinkageErrorDetails[LinkageErrorCode]
    }

/** Worker side: a {@link LinkageError} becomes data, anything else is a bug and throws on. */
export function toWire<T>(task: () => T): Wire<T> {
  try {
    return { ok: true, value: task() }
  } catch (error) {
    if (error instanceof LinkageError)
      return { ok: false, code: error.code, details: error.details }
    throw error
  }
}

/** Pool side: gives the value, or throws the same {@link LinkageError} here. */
export function fromWire<T>(wire: Wire<T>): T {
  if (wire.ok) return wire.value
  throw new LinkageError(wire.code, wire.details)
}
