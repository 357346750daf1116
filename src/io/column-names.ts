/** Names for a file's columns, and what had to be changed about its header. */
export interface ColumnNames {
  readonly names: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Makes header cells into distinct column names: an empty one becomes `column_3` (by position), a
 * repeated `city` becomes `city_2`, with a note.
 *
 * @example
 * ```ts
 * columnNames('a.csv', ['id', '', 'id']).names // ['id', 'column_2', 'id_2']
 * ```
 */
export function columnNames(file: string, header: readonly string[]): ColumnNames {
  const taken = new Set(header)
  const used = new Set<string>()
  const notes: string[] = []
  const names = header.map((cell, at) => {
    let name = cell === '' ? `column_${at + 1}` : cell
    const repeated = used.has(name)
    for (let copy = 2; used.has(name) || (name !== cell && taken.has(name)); copy++) {
      name = `${cell === '' ? `column_${at + 1}` : cell}_${copy}`
    }
    if (repeated) notes.push(`${file}: column "${cell}" is there again; the later is "${name}"`)
    used.add(name)
    return name
  })
  return { names, notes }
}
