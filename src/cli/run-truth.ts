import { readTruth } from '../analysis/read-truth.ts'
import type { Truth } from '../analysis/truth.ts'
import { readTable } from '../io/read-table.ts'
import { truthLabels } from '../linker/judge-truth.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { StoredResult } from './result-folder.ts'

/**
 * What is known of who is who in a run that was repeated: from a file, or else from the column that
 * the run was measured by.
 *
 * @returns undefined if there is neither.
 * @throws {@link LinkageError} as `readTruth`.
 */
export async function runTruth(
  file: string | undefined,
  { summary }: StoredResult,
  { prepared }: LinkageResult,
  signal: AbortSignal,
): Promise<Truth | undefined> {
  if (file !== undefined) return readTruth(await readTable([file], { signal }), prepared.keys)
  const { truth } = summary.options
  if (truth === null) return undefined
  return { kind: 'persons', persons: truthLabels(prepared.table, truth, prepared.keys.order) }
}
