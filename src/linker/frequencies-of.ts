import type { Frequencies, LinkageModel } from '../model/linkage-model.ts'
import { frequencyTable } from '../scoring/frequencies.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'

/** Token frequencies of a table: first names (parents' too) and surnames. */
export function frequenciesOf(model: LinkageModel, table: StandardizedTable): Frequencies {
  return {
    given: frequencyTable(countTokens(model, table, 'given-name')),
    surname: frequencyTable(countTokens(model, table, 'surname')),
  }
}

function countTokens(
  model: LinkageModel,
  table: StandardizedTable,
  kind: 'given-name' | 'surname',
): Map<string, number> {
  const counts = new Uint32Array(table.names.size)
  for (const [field, column] of table.columns) {
    if (model.schema[field] !== kind || column.kind !== 'name') continue
    for (const value of column.ids) {
      const end = column.tokenStart[value + 1]!
      for (let at = column.tokenStart[value]!; at < end; at++) counts[column.tokens[at]!]!++
    }
  }
  const named = new Map<string, number>()
  for (let token = 1; token < counts.length; token++) {
    if (counts[token]! > 0) named.set(table.names.get(token), counts[token]!)
  }
  return named
}
