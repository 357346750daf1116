import type { TextEncoding } from './encoding.ts'

/** How one text file is read: its name for messages, and the caller's options with defaults. */
export interface TextReadOptions {
  readonly file: string
  readonly delimiter: string | undefined
  readonly encoding: TextEncoding
  readonly trim: boolean
  readonly maxFieldBytes: number
}

/** The same for a file that is read as a whole. */
export interface WholeReadOptions extends TextReadOptions {
  /** Called now and then. */
  readonly onRows: () => void
}
