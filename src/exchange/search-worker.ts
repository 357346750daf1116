import { workerData } from 'node:worker_threads'
import { openRegistry } from '../registry/open-registry.ts'
import { toWire, type Wire } from '../workers/wire.ts'
import { type SearchPage, searchStudents } from './search/search-students.ts'
import type { SearchTask, WarmUpTask } from './search/searching.ts'
import { warmUp } from './search/warm-up.ts'
import { appReader } from './store/app-keys.ts'

/**
 * Entry point of a thread that looks for children; it has the exchange open for reading as long as it
 * lives, and sees what was written before it is asked.
 *
 * @module
 */

const opened = openRegistry(workerData as string, { readOnly: true })
// Whether it could be opened the first task tells.
opened.catch(() => {})

export default async function searchTask(
  task: SearchTask | WarmUpTask,
): Promise<Wire<SearchPage | undefined>> {
  const registry = await opened.catch((error: unknown) => error as Error)
  return toWire(() => {
    if (registry instanceof Error) throw registry
    return registry.read((view) => {
      const own = { ...view, app: appReader(view.reader) }
      if (task.kind === 'search') return searchStudents(own, task.query, task.range)
      warmUp(own)
      return undefined
    })
  })
}
