import { LinkageError } from '../errors.ts'

/** Bytes of the longest key: the same in every store, whatever its page size. */
export const MAX_KEY_BYTES = 500

/** @throws {@link LinkageError} `store-key-invalid` if a key is empty or too long. */
export function checkKey(table: string, key: Uint8Array): void {
  if (key.length === 0 || key.length > MAX_KEY_BYTES) {
    throw new LinkageError('store-key-invalid', {
      table,
      bytes: key.length,
      limit: MAX_KEY_BYTES,
    })
  }
}
