import { LinkageError } from '../../errors.ts'

/** What cannot be done as things stand. */
export function conflict(problem: string): LinkageError {
  return new LinkageError('exchange-conflict', { problem })
}
