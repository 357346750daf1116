import type { Readable } from 'node:stream'
import {
  type TArray,
  type TEnum,
  type TInteger,
  type TObject,
  type TOptional,
  type TString,
  Type,
} from 'typebox'
import { isLinkageError, LinkageError } from '../../errors.ts'
import { readTable } from '../../io/read-table.ts'
import { cell } from '../../records/table.ts'

/** A row of a file that is imported: values by column, those that are empty left out. */
export interface ImportRow {
  /** Line of the file; the header is 1. */
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** Why a row cannot be taken. Never tells what the row says. */
export interface ImportFinding {
  readonly line: number
  readonly column?: string
  readonly problem: string
}

/** What became of an import: nothing is kept unless every row can be. */
export interface ImportOutcome {
  /** `checked`: it was a dry run; `refused`: there are findings. */
  readonly outcome: 'imported' | 'checked' | 'refused'
  readonly rows: number
  readonly added: number
  readonly changed: number
  /** Rows that say what is known. */
  readonly unchanged: number
  readonly findings: readonly ImportFinding[]
}

/** What a row says beside what is kept; `refused`: it cannot be taken as things stand. */
export type RowNews = 'added' | 'changed' | 'unchanged' | 'refused'

/** Columns of a kind of file. */
export interface ImportColumns {
  readonly mandatory: readonly string[]
  readonly optional: readonly string[]
}

export const IMPORT_TYPE = 'text/csv'
/** More is to be sent as several files. */
export const MOST_IMPORT_ROWS = 20_000
const MOST_IMPORT_BYTES = 16 << 20
/** A file that is wrong throughout needs no more than this to be mended. */
export const MOST_FINDINGS = 500

const FIELDS: {
  readonly outcome: TEnum<['imported', 'checked', 'refused']>
  readonly rows: TInteger
  readonly added: TInteger
  readonly changed: TInteger
  readonly unchanged: TInteger
  readonly findings: TArray<
    TObject<{ line: TInteger; column: TOptional<TString>; problem: TString }>
  >
} = {
  outcome: Type.Enum(['imported', 'checked', 'refused']),
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      line: Type.Integer(),
      column: Type.Optional(Type.String()),
      problem: Type.String(),
    }),
    { description: `The first ${MOST_FINDINGS}.` },
  ),
}

/** Schema of an {@link ImportOutcome}. */
export const IMPORT_OUTCOME: TObject<typeof FIELDS> = Type.Object(FIELDS)

/**
 * Reads a CSV file of rows: all of it, as it is kept whole or not at all.
 *
 * @throws {@link LinkageError} `request-invalid` if it is too large, or is no CSV.
 */
export async function readImport(
  stream: Readable,
  { mandatory, optional }: ImportColumns,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly ImportRow[]; readonly findings: readonly ImportFinding[] }> {
  const bytes = await wholeOf(stream)
  const table = await readTable(
    { name: 'the file', stream: oneChunk(bytes) },
    { format: 'csv', signal },
  ).catch((error: unknown) => {
    if (!isLinkageError(error)) throw error
    if (error.code === 'table-empty') return undefined
    throw new LinkageError('request-invalid', { what: `the file (${error.message})` })
  })
  const names = table?.columns.map(({ name }) => name) ?? []
  const known = [...mandatory, ...optional]
  const findings: ImportFinding[] = [
    ...mandatory
      .filter((name) => !names.includes(name))
      .map((column) => ({ line: 1, column, problem: 'the column is missing' })),
    ...names.flatMap((name, at) =>
      known.includes(name)
        ? []
        : // A name that nobody knows may be data, as where the header is missing.
          [{ line: 1, problem: `column ${at + 1} is none of ${known.join(', ')}` }],
    ),
  ]
  if (table === undefined || findings.length > 0) return { rows: [], findings }
  if (table.rows > MOST_IMPORT_ROWS) {
    throw new LinkageError('request-invalid', {
      what: `a file of more than ${MOST_IMPORT_ROWS} rows`,
    })
  }
  const rows = Array.from({ length: table.rows }, (_, row) => ({
    line: table.lines[row]!,
    values: Object.fromEntries(
      known.flatMap((name) => {
        const value = names.includes(name) ? cell(table, row, name) : undefined
        return value === undefined || value === '' ? [] : [[name, value]]
      }),
    ),
  }))
  return { rows, findings: [] }
}

/** The outcome of a file that was not taken. */
export function refusedImport(rows: number, findings: readonly ImportFinding[]): ImportOutcome {
  const first = findings.slice(0, MOST_FINDINGS)
  return { outcome: 'refused', rows, added: 0, changed: 0, unchanged: 0, findings: first }
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > MOST_IMPORT_BYTES) {
      throw new LinkageError('request-invalid', { what: 'a file of more than 16 MiB' })
    }
    chunks.push(chunk)
  }
  const whole = Buffer.concat(chunks)
  // Unpacked it may be of any size.
  if (whole[0] === 0x1f && whole[1] === 0x8b) {
    throw new LinkageError('request-invalid', { what: 'a packed file' })
  }
  return whole
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
