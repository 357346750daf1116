import { LinkageError } from '../errors.ts'
import { prepareRecords } from '../linker/prepare.ts'
import { type Table, textColumn } from '../records/table.ts'
import type { RegistryView } from '../registry/closure.ts'
import { type PersonLink, readOut } from '../registry/read-out.ts'
import type { RecordKey } from '../registry/record-key.ts'
import type { Decisions } from './decisions.ts'

/** No field has these names: they are those of the table that is made here. */
const ID = '#id'
const SOURCE = '#source'

/**
 * Who is who by a registry, as of one instant: its persons, the pairs at or above the lower threshold
 * and the records. Which pairs were ever compared a registry does not keep.
 *
 * @throws {@link LinkageError} `table-without-rows` if it holds no record.
 *
 * @example
 * ```ts
 * const decisions = registry.read(registryDecisions)
 * ```
 */
export function registryDecisions(view: RegistryView): Decisions {
  const { state, index } = view
  const records: RecordKey[] = []
  const persons: string[] = []
  const links: PersonLink[] = []
  readOut(view, {
    record: (key, person) => {
      records.push(key)
      persons.push(person)
    },
    link: (link) => links.push(link),
  })
  if (records.length === 0)
    throw new LinkageError('table-without-rows', { files: ['the registry'] })
  const { model } = index
  const table = tableOf(
    records,
    records.map(({ source, id }) => state.fieldsOf(state.recordOf(source, id)!) ?? {}),
  )
  const fields = Object.keys(model.schema)
  const prepared = prepareRecords(model, table, {
    id: ID,
    source: SOURCE,
    map: Object.fromEntries(
      fields.map((field) => [field, table.columns.some(({ name }) => name === field) ? field : '']),
    ),
    ignore: table.columns.map(({ name }) => name).filter((name) => !fields.includes(name)),
  })
  const { keys } = prepared
  const placeOf = new Map<string, number>()
  for (const [place, row] of keys.order.entries()) placeOf.set(nameOf(records[row]!), place)
  const numberOf = new Map<string, number>()
  const labels = Uint32Array.from(keys.order, (row) => {
    const person = persons[row]!
    const known = numberOf.get(person) ?? numberOf.size
    numberOf.set(person, known)
    return known
  })
  return {
    keys,
    labels,
    links: {
      left: Uint32Array.from(links, ({ left }) => placeOf.get(nameOf(left))!),
      right: Uint32Array.from(links, ({ right }) => placeOf.get(nameOf(right))!),
      weight: Float64Array.from(links, ({ weight }) => weight),
      matched: Uint8Array.from(links, ({ decision }) => (decision === 'match' ? 1 : 0)),
    },
    evidence: { model: prepared.model, prepared },
  }
}

function tableOf(
  records: readonly RecordKey[],
  fields: readonly Readonly<Record<string, string>>[],
): Table {
  const names = new Set<string>()
  for (const each of fields) for (const name of Object.keys(each)) names.add(name)
  const columns = [
    textColumn(ID, records, ({ id }) => id),
    textColumn(SOURCE, records, ({ source }) => source),
    ...[...names].map((name) => textColumn(name, fields, (each) => each[name] ?? '')),
  ]
  return { rows: records.length, columns, parts: [] }
}

function nameOf({ source, id }: RecordKey): string {
  return `${source}\0${id}`
}
