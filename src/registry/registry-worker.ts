import { workerData } from 'node:worker_threads'
import { toWire, type Wire } from '../workers/wire.ts'
import type { MatchResults, MatchTask } from './match-many.ts'
import { type OpenedRegistry, openRegistry } from './open-registry.ts'
import { prepareRecords } from './prepare-records.ts'
import type { PrepareResults, PrepareTask } from './preparing.ts'

/**
 * Entry point of a thread that looks records up, or prepares them for their submission; it has the
 * registry open for reading as long as it lives.
 *
 * @module
 */

type Task = MatchTask | PrepareTask
type Results = MatchResults & PrepareResults

const opened = openRegistry(workerData as string, { readOnly: true })
// Whether it could be opened the first task tells.
opened.catch(() => {})

export default async function registryTask(task: Task): Promise<Wire<Results[Task['kind']]>> {
  let registry: OpenedRegistry
  try {
    registry = await opened
  } catch (error) {
    return toWire(() => {
      throw error
    })
  }
  return toWire(() =>
    task.kind === 'match'
      ? matched(registry, task)
      : registry.read((view) => prepareRecords(view, task.records)),
  )
}

function matched(registry: OpenedRegistry, { records, options }: MatchTask): MatchResults['match'] {
  return records.map(({ source, fields }) =>
    registry.match(fields, source === undefined ? options : { ...options, source }),
  )
}
