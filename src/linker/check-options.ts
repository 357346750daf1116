import { LinkageError } from '../errors.ts'
import type { LinkageOptions } from './linkage-options.ts'

/**
 * Refuses numbers that make no sense before anything is read.
 *
 * @throws {@link LinkageError} `linkage-option-invalid`.
 */
export function checkOptions({ threads, threadsFrom, memoryBudget, floor }: LinkageOptions): void {
  if (threads !== undefined && !(Number.isSafeInteger(threads) && threads >= 1)) {
    throw invalid('threads', threads, 'a whole number from 1 up')
  }
  if (threadsFrom !== undefined && !(Number.isSafeInteger(threadsFrom) && threadsFrom >= 0)) {
    throw invalid('threadsFrom', threadsFrom, 'a whole number from 0 up')
  }
  if (memoryBudget !== undefined && !(memoryBudget > 0 && memoryBudget < Infinity)) {
    throw invalid('memoryBudget', memoryBudget, 'a number of bytes above 0')
  }
  if (floor !== undefined && !Number.isFinite(floor)) {
    throw invalid('floor', floor, 'a match weight in bits')
  }
}

function invalid(option: string, value: unknown, expected: string): LinkageError {
  return new LinkageError('linkage-option-invalid', { option, value: String(value), expected })
}
