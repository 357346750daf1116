/** Formats a table can be read from. */
export type TableFormat = 'csv' | 'ndjson' | 'parquet'

const BY_EXTENSION: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  psv: 'csv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
  pq: 'parquet',
}

/** Bytes {@link formatOf} wants to see, if the file has as many. */
export const FORMAT_HEAD_BYTES = 64

/** A file name's last extension in lower case, a compression's left out; `''` if there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''
}

/**
 * A file's format: by its extension, otherwise by how it starts (`PAR1` is Parquet, `{` or `[` is
 * NDJSON, anything else is CSV).
 */
export function formatOf(name: string, head: Uint8Array): TableFormat {
  const known = BY_EXTENSION[extensionOf(name)]
  if (known !== undefined) return known
  const text = String.fromCharCode(...head)
  if (text.startsWith('PAR1')) return 'parquet'
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(text) || extensionOf(name) === 'json' ? 'ndjson' : 'csv'
}
