import { type InputTable, type ReadTableOptions, readTable } from '../../src/io/read-table.ts'

/** Reads text or bytes as one file of that name, in chunks of `size` bytes. */
export async function readBytes(
  content: string | Uint8Array,
  { name = 'a.csv', size = 1 << 16, ...options }: ReadBytesOptions = {},
): Promise<InputTable> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return readTable([{ name, stream: chunksOf(bytes, size) }], options)
}

export interface ReadBytesOptions extends ReadTableOptions {
  readonly name?: string
  readonly size?: number
}

export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All cells, row by row. */
export function cellsOf(table: InputTable): string[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map(({ ids, values }) => values.get(ids[row]!)),
  )
}

export function namesOf(table: InputTable): string[] {
  return table.columns.map(({ name }) => name)
}
