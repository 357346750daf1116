import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readLabelledPairs } from '../analysis/read-labelled-pairs.ts'
import { LinkageError } from '../errors.ts'
import { csvField } from '../io/csv-field.ts'
import { unwritable } from '../io/csv-writer.ts'
import { readTable } from '../io/read-table.ts'
import { namedPairs, yesOrNo } from '../linker/labels.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import { cell, type Table } from '../records/table.ts'

/** The columns of a file of labels. */
const COLUMNS = [
  'left_id',
  'right_id',
  'match',
  'certainty',
  'author',
  'time',
  'weight',
  'stratum',
  'inclusion_probability',
] as const
const SOURCES = ['left_source', 'right_source'] as const

const LINE_END = 10

/** One line of a file of labels, by column. */
export type LabelRow = Readonly<Record<(typeof COLUMNS)[number], string>> &
  Readonly<Partial<Record<(typeof SOURCES)[number], string>>>

/** A label that a file held when it was opened. */
export interface FiledLabel {
  readonly left: number
  readonly right: number
  readonly stratum: string
  /** Absent where a person was not sure. */
  readonly match: boolean | undefined
}

/**
 * A plain CSV of labels that grows line by line: each is on the disk before the next pair is shown.
 * A line that a crash left unfinished is cut off when the file is opened again. One program at a time
 * may write to it.
 */
export class LabelFile implements Disposable {
  readonly #path: string
  readonly #columns: readonly string[]
  readonly #rows: FiledRow[]
  /** What the file held when it was opened. */
  readonly known: readonly FiledLabel[]
  /** Sizes before each line of this session. */
  readonly #sizes: number[] = []
  readonly #descriptor: number
  #size: number

  private constructor(path: string, columns: readonly string[], rows: FiledRow[]) {
    this.#path = path
    this.#columns = columns
    this.#rows = rows
    this.known = rows.map(({ label }) => label)
    this.#descriptor = openSync(path, 'r+')
    this.#size = fstatSync(this.#descriptor).size
  }

  /**
   * Opens a file of labels, or makes it. Columns of others are kept; a file that isn't as ours are
   * (a hand-made one, with semicolons) is written anew in their form.
   *
   * @throws {@link LinkageError} `truth-invalid`, `truth-contradicts`, `record-key-unknown` for what
   *   it holds; `output-unwritable`.
   */
  static async open(path: string, keys: RecordKeys): Promise<LabelFile> {
    const own: string[] = [...COLUMNS, ...(keys.sources === undefined ? [] : SOURCES)]
    const header = `${own.map(csvField).join(',')}\n`
    try {
      if (!existsSync(path) || readFileSync(path).length === 0) writeWhole(path, header)
      cutUnfinished(path, header)
      const table = await readTable([path], { format: 'csv', trim: false })
      readLabelledPairs(table, keys)
      const more = table.columns.map(({ name }) => name).filter((name) => !own.includes(name))
      const columns = [...own, ...more]
      const rows = filedRows(table, keys, columns)
      const text = textOf(columns, rows)
      if (text !== readFileSync(path, 'utf8')) writeWhole(path, text)
      return new LabelFile(path, columns, rows)
    } catch (error) {
      throw unwritable(basename(path), error)
    }
  }

  /** Writes a label, and waits until it is on the disk. @throws {@link LinkageError} `output-unwritable` */
  append(values: LabelRow, label: FiledLabel): void {
    const row = { values, label }
    const line = Buffer.from(lineOf(this.#columns, row))
    this.#write(() => {
      for (let at = 0; at < line.length; ) {
        at += writeSync(this.#descriptor, line, at, line.length - at, this.#size + at)
      }
      fsyncSync(this.#descriptor)
    })
    this.#sizes.push(this.#size)
    this.#size += line.length
    this.#rows.push(row)
  }

  /** Takes the last line of this session out again. @throws {@link LinkageError} `output-unwritable` */
  removeLast(): void {
    const size = this.#sizes.at(-1)
    if (size === undefined) return
    this.#write(() => {
      ftruncateSync(this.#descriptor, size)
      fsyncSync(this.#descriptor)
    })
    this.#sizes.pop()
    this.#rows.pop()
    this.#size = size
  }

  /**
   * Ends the session: all labels are written anew, in one step, with the inclusion probability that
   * each has now.
   *
   * @throws {@link LinkageError} `output-unwritable`.
   */
  settle(inclusionOf: (pair: FiledLabel) => number): void {
    const rows = this.#rows.map(({ values, label }) => ({
      values: { ...values, inclusion_probability: shareText(inclusionOf(label)) },
      label,
    }))
    this.#write(() => writeWhole(this.#path, textOf(this.#columns, rows)))
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor)
  }

  /** Writes, unless another program has written too: what it wrote would be lost. */
  #write(change: () => void): void {
    try {
      if (fstatSync(this.#descriptor).size !== this.#size) {
        const reason = 'another program writes to it'
        throw new LinkageError('output-unwritable', { file: basename(this.#path), reason })
      }
      change()
    } catch (error) {
      throw unwritable(basename(this.#path), error)
    }
  }
}

/** A share as a number that reads back as the same one. */
export function shareText(share: number): string {
  return String(Number(share.toPrecision(9)))
}

interface FiledRow {
  readonly values: Readonly<Record<string, string>>
  readonly label: FiledLabel
}

function filedRows(table: Table, keys: RecordKeys, columns: readonly string[]): FiledRow[] {
  return namedPairs(table, keys, 'match', 'truth-invalid').map(({ left, right, value }, row) => {
    const values = Object.fromEntries(columns.map((name) => [name, cell(table, row, name)]))
    return { values, label: { left, right, stratum: values.stratum ?? '', match: yesOrNo(value) } }
  })
}

function textOf(columns: readonly string[], rows: readonly FiledRow[]): string {
  return `${columns.map(csvField).join(',')}\n${rows.map((row) => lineOf(columns, row)).join('')}`
}

function lineOf(columns: readonly string[], { values }: FiledRow): string {
  return `${columns.map((name) => csvField(values[name] ?? '')).join(',')}\n`
}

/** A line without its end was being written when the program was stopped: nobody relied on it. */
function cutUnfinished(path: string, header: string): void {
  const bytes = readFileSync(path)
  if (bytes.at(-1) === LINE_END || !bytes.subarray(0, header.length).equals(Buffer.from(header))) {
    return
  }
  writeWhole(path, bytes.subarray(0, bytes.lastIndexOf(LINE_END) + 1))
}

/** Writes a file that is there as a whole or as it was before. */
function writeWhole(path: string, content: string | Uint8Array): void {
  const partial = join(dirname(path), `.${basename(path)}.partial-${process.pid}`)
  try {
    const descriptor = openSync(partial, 'w', existsSync(path) ? statSync(path).mode : 0o600)
    try {
      writeFileSync(descriptor, content)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(partial, path)
  } finally {
    rmSync(partial, { force: true })
  }
}
