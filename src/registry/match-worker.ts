import { toWire, type Wire } from '../workers/wire.ts'
import type { MatchTask } from './match-many.ts'
import type { MatchAnswer } from './match-record.ts'
import { type OpenedRegistry, openRegistry } from './open-registry.ts'

/**
 * Entry point of a thread that looks records up; it has the registry open for reading as long as it
 * lives.
 *
 * @module
 */

let opened: { readonly dir: string; readonly registry: Promise<OpenedRegistry> } | undefined

export default async function matchTask(task: MatchTask): Promise<Wire<MatchAnswer[]>> {
  const { dir, records, options } = task
  if (opened?.dir !== dir) opened = { dir, registry: openRegistry(dir, { readOnly: true }) }
  let registry: OpenedRegistry
  try {
    registry = await opened.registry
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
