import { Readable } from 'node:stream'
import { LabelSession } from '../../src/analysis/label-session.ts'
import { type SelectOptions, selectPairsToLabel } from '../../src/analysis/select-pairs.ts'
import { LabelDesk, type LabelDeskOptions } from '../../src/cli/label-desk.ts'
import { LabelFile } from '../../src/cli/label-file.ts'
import { labelInTerminal } from '../../src/cli/label-terminal.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

/** A result on generated students. @param change - what to do with each record. */
export function resultToLabel(
  change: (row: Record<string, string>, at: number) => Record<string, string> = (row) => row,
): Promise<LinkageResult> {
  const rows = Array.from(generateStudents({ rows: 300, seed: 5, errors: 'high' }), (row, at) =>
    change({ ...row }, at),
  )
  return dedupe(tableFromRecords(rows), {
    id: 'record_id',
    model: 'student',
    ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
    floor: -9,
  })
}

/** A desk with pairs of a result, on a file of labels. */
export async function openDesk(
  result: LinkageResult,
  path: string,
  options: Partial<LabelDeskOptions> & SelectOptions = {},
): Promise<LabelDesk & Disposable> {
  const file = await LabelFile.open(path, result.prepared.keys)
  const { known } = file
  const session = new LabelSession(
    selectPairsToLabel(result, { ...options, known }),
    known.map(({ left, right, match }) => ({
      left,
      right,
      answer: match === undefined ? 'unsure' : match ? 'same' : 'different',
    })),
  )
  const desk = new LabelDesk(session, file, result.prepared, {
    author: 'ana',
    width: 1e-9,
    least: 30,
    goOn: false,
    now: () => new Date('2026-11-27T10:00:00Z'),
    ...options,
  })
  return Object.assign(desk, { [Symbol.dispose]: () => file[Symbol.dispose]() })
}

/** Types keys at a desk and ends the session; gives what was shown. */
export async function typeKeys(
  desk: LabelDesk,
  keys: string,
  options: { readonly showWeight?: boolean; readonly marks?: boolean } = {},
): Promise<string> {
  let shown = ''
  await labelInTerminal(desk, {
    input: Readable.from([keys]),
    say: async (text) => {
      shown += text
    },
    signal: new AbortController().signal,
    showWeight: false,
    marks: false,
    ...options,
  })
  desk.close()
  return shown
}
