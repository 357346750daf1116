import { existsSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { readTable } from '../io/read-table.ts'
import type { Clustering } from '../linker/cluster-records.ts'
import type { Crew } from '../linker/crew.ts'
import { dedupeWith, linkWith } from '../linker/dedupe.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import { tableOf } from '../linker/table-of.ts'
import { inputFiles, mapOf, readAs, refuseChanged } from './reread-inputs.ts'
import type { StoredResult } from './result-folder.ts'

/**
 * Runs a linkage again as it was run, with the model that it wrote: the same decisions, and whatever
 * a folder does not hold: records, candidates, weaker pairs. All columns are kept.
 *
 * @param options - what may differ: `floor` for weaker pairs, threads, progress, another `model`.
 * @throws {@link LinkageError} `input-changed` if a file has moved or is another one now.
 */
export async function repeatRun(
  { summary, model: stored }: StoredResult,
  crew: Crew,
  options: Pick<
    LinkageOptions,
    'floor' | 'model' | 'threads' | 'memoryBudget' | 'signal' | 'onProgress' | 'thresholds'
  >,
): Promise<LinkageResult> {
  const files = inputFiles(summary)
  const { id, source, truth, ignore, seed, constraints, clustering } = summary.options
  const repeated: LinkageOptions = {
    model: stored,
    train: false,
    map: mapOf(summary.mapping, typeof options.model === 'object' ? options.model : stored),
    ignore: truth === null ? ignore : [truth, ...ignore],
    seed,
    read: readAs(summary.options),
    ...(clustering === null ? {} : { clustering: clustering as Clustering }),
    ...(id === null ? {} : { id }),
    ...(source === null ? {} : { source }),
    ...(constraints === null ? {} : { constraints: await constraintsIn(constraints) }),
    ...options,
  }
  if (summary.command === 'link') {
    const result = await linkWith(crew, files[0]!, files[1]!, repeated)
    refuseChanged(summary, result.prepared.table)
    return result
  }
  const table = await tableOf(files, repeated, crew)
  refuseChanged(summary, table)
  return dedupeWith(crew, table, repeated)
}

/** What people had decided; a file of its own, without a hash to know it by. */
async function constraintsIn(file: string): ReturnType<typeof readTable> {
  if (!existsSync(file)) {
    throw new LinkageError('input-changed', { file, reason: 'is no longer there' })
  }
  return readTable([file])
}
