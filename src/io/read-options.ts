import type { TextEncoding } from './encoding.ts'

/** How one text file is read: its name for messages, and the caller's options with defaults. */
export interface TextReadOptions {
  readonly file: string
  readonly delimiter: string | undefined
  readonly encoding: TextEncoding
  readonly trim: boolean
  readonly maxFieldBytes: number
  /** Called now and then with the number of rows so far. */
  readonly onRows: (rows: number) => void
}
