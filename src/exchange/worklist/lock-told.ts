import { isLinkageError, LinkageError } from '../../errors.ts'
import type { AppReader } from '../store/app-keys.ts'
import { subjectOf } from './follow-registry.ts'
import { workOn } from './work-store.ts'

/**
 * An error as the exchange tells it: which item locks a child is its number in the worklist, where it
 * can be looked at, not that of the registry’s own queue.
 */
export function lockTold(app: AppReader, error: unknown): unknown {
  if (!isLinkageError(error, 'persons-locked')) return error
  const work = workOn(app, subjectOf(error.details.item))
  return work === undefined
    ? error
    : new LinkageError('persons-locked', { ...error.details, item: work.id }, { cause: error })
}
