import { workerData } from 'node:worker_threads'
import { toWire, type Wire } from '../workers/wire.ts'
import type { MatchResults, MatchTask } from './match-many.ts'
import { type OpenedRegistry, openRegistry } from './open-registry.ts'

/**
 * Entry point of a thread that looks records up; it has the registry open for reading as long as it
 * lives.
 *
 * @module
 */

const opened = openRegistry(workerData as string, { readOnly: true })
// Whether it could be opened the first task tells.
opened.catch(() => {})

export default async function matchTask(task: MatchTask): Promise<Wire<MatchResults['match']>> {
  const { records, options } = task
  let registry: OpenedRegistry
  try {
    registry = await opened
  } catch (error) {
    return toWire(() => {
      throw error
    })
  }
  return toWire(() =>
    records.map(({ source, fields }) =>
      registry.match(fields, source === undefined ? options : { ...options, source }),
    ),
  )
}
