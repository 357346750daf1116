import type { PreparedRecords } from '../linker/prepare.ts'
import { columnOf } from '../records/table.ts'
import type { ReportRecord } from '../report/report-data.ts'

/** How records are shown to a person: the raw values of the columns that are evidence. */
export interface RecordView {
  readonly fields: readonly { readonly field: string; readonly column: string }[]
  /** A record by its place in key order; one value per field. */
  readonly record: (record: number) => ReportRecord
}

/** Fields in the order of the model, then those that only feed others, such as a full name. */
export function recordView({ table, keys, mapping, model }: PreparedRecords): RecordView {
  const names = new Set([...Object.keys(model.schema), 'full_name'])
  const shown = [...names].flatMap((field) => {
    const columns = (mapping[field] ?? [])
      .map((name) => columnOf(table, name))
      .filter((column) => column !== undefined)
    return columns.length === 0 ? [] : [{ field, columns }]
  })
  const { ids, sources, order } = keys
  return {
    fields: shown.map(({ field, columns }) => ({
      field,
      column: columns.map(({ name }) => name).join(' + '),
    })),
    record(at) {
      const row = order[at]!
      const source = sources?.values.get(sources.ids[row]!)
      return {
        id: ids.values.get(ids.ids[row]!),
        ...(source === undefined ? {} : { source }),
        values: shown.map(({ columns }) =>
          columns
            .map(({ ids: own, values }) => values.get(own[row]!))
            .filter((value) => value !== '')
            .join(' '),
        ),
      }
    },
  }
}
