import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type CellValue, readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { LinkageError } from '../errors.ts'
import { type Table, tableFromRecords } from '../records/table.ts'
import { unwritable } from './csv-writer.ts'
import { reasonOf } from './failure-reason.ts'

/** What a cell holds at most, in UTF-16 code units; Excel refuses a file with more. */
const MOST_TEXT = 32_767
/** Characters that XML cannot hold, and halves of pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

export type SheetRows = readonly (readonly (string | number)[])[]

export interface SheetColumn {
  readonly name: string
  /** In characters. */
  readonly width: number
  /** What its cells may hold, offered as a list. */
  readonly choices?: readonly string[]
}

/**
 * Writes one sheet as .xlsx; see {@link spreadsheetBytes}.
 *
 * @throws {@link LinkageError} `output-unwritable`.
 */
export async function writeSpreadsheet(
  path: string,
  columns: readonly SheetColumn[],
  rows: SheetRows,
): Promise<void> {
  const bytes = await spreadsheetBytes(columns, rows)
  try {
    await writeFile(path, bytes)
  } catch (error) {
    throw unwritable(basename(path), error)
  }
}

/**
 * One sheet as the bytes of an .xlsx, its header kept in view. Text stays text: what looks like a
 * formula is none. Characters that no spreadsheet can hold become U+FFFD.
 */
export async function spreadsheetBytes(
  columns: readonly SheetColumn[],
  rows: SheetRows,
): Promise<Uint8Array> {
  const sheet: WriteSheet = {
    name: 'nearmatch',
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ name }) => name), ...rows].map((row) => row.map(toCell)),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices }, at) => {
      const letter = String.fromCharCode(65 + at)
      const range = `${letter}2:${letter}${rows.length + 1}`
      return choices === undefined || rows.length === 0
        ? []
        : [{ type: 'list' as const, values: [...choices], allowBlank: true, range }]
    }),
  }
  return writeXlsx({ sheets: [sheet] })
}

function toCell(value: string | number): string | number {
  if (typeof value === 'number') return value
  const text = value.replace(NOT_IN_XML, '\ufffd')
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text
}

/**
 * Reads the first sheet of an .xlsx: a header and rows, each row with its line in the sheet. Dates
 * come as `YYYY-MM-DD`, other cells as text without blanks around it. Empty rows are left out.
 *
 * @throws {@link LinkageError} `file-unreadable` if it is no such file, `table-empty`.
 */
export async function readSpreadsheet(path: string): Promise<Table> {
  const [header, ...rows] = await firstSheet(path)
  if (header === undefined) throw new LinkageError('table-empty', { file: path })
  const names = header.map(textOf)
  const filled = rows
    .map((row, at) => ({ line: at + 2, texts: row.map(textOf) }))
    .filter(({ texts }) => texts.some((text) => text !== ''))
  const records = filled.map(({ texts }) =>
    Object.fromEntries(names.map((name, at) => [name, texts[at]])),
  )
  return {
    ...tableFromRecords(records),
    parts: [{ file: path, firstRow: 0, rows: filled.length, bytes: 0, sha256: '' }],
    lines: Uint32Array.from(filled, ({ line }) => line),
  }
}

async function firstSheet(path: string): Promise<readonly (readonly CellValue[])[]> {
  try {
    const { sheets } = await readXlsx(await readFile(path), { sheets: [0] })
    return sheets[0]?.rows ?? []
  } catch (cause) {
    const reason = reasonOf(cause) ?? 'it is no .xlsx spreadsheet, or it is damaged'
    throw new LinkageError('file-unreadable', { file: path, reason }, { cause })
  }
}

function textOf(cell: CellValue): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
}
