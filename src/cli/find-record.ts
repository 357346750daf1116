import { LinkageError } from '../errors.ts'
import { KeyIndex } from '../linker/key-index.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import { UsageError } from './usage-error.ts'

/**
 * Finds records by what a person types: an id, or `source/id`; the source may be left out where the
 * id is unique without it.
 *
 * @throws {@link LinkageError} `record-key-unknown`.
 * @throws {@link UsageError} if several sources have the id.
 */
export function recordFinder({ keys, table }: PreparedRecords): (typed: string) => number {
  const index = new KeyIndex(keys)
  const { sources } = keys
  const names =
    sources === undefined
      ? ['']
      : [...new Set([...sources.ids].map((id) => sources.values.get(id)))]
  return (typed) => {
    const found = new Set<number>()
    const look = (source: string, id: string): void => {
      const record = index.find(source, id)
      if (record !== undefined) found.add(record)
    }
    for (const name of names) {
      if (sources !== undefined && typed.startsWith(`${name}/`)) {
        look(name, typed.slice(name.length + 1))
      }
    }
    if (found.size === 0) for (const name of names) look(name, typed)
    if (found.size > 1) {
      throw new UsageError('several sources have that id: type source/id.', 'explain')
    }
    const [record] = found
    if (record === undefined) {
      const file = table.parts.map((part) => part.file).join(', ')
      throw new LinkageError('record-key-unknown', { file, line: 0, key: typed })
    }
    return record
  }
}
