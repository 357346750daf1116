import { workerData } from 'node:worker_threads'
import { openRegistry } from '../registry/open-registry.ts'
import { toWire, type Wire } from '../workers/wire.ts'
import { searchStudents } from './search/search-students.ts'
import type { SearchResults, SearchTask } from './search/searching.ts'
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

export default async function searchTask({
  query,
  range,
}: SearchTask): Promise<Wire<SearchResults['search']>> {
  const registry = await opened.catch((error: unknown) => error as Error)
  return toWire(() => {
    if (registry instanceof Error) throw registry
    return registry.read((view) =>
      searchStudents({ ...view, app: appReader(view.reader) }, query, range),
    )
  })
}
