import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import { KeyColumns } from './key-columns.ts'
import type { Postings } from './postings.ts'
import type { RecordPreparer } from './prepare-record.ts'
import { dateAt, textsAt } from './record-codec.ts'
import { ROW_HEAD } from './stored-rows.ts'
import { ROWS, recordKey } from './tables.ts'

/** So many show that there are more than a hundred, who share nobody's identifier. */
const MOST_TOLD = 102

const keys = new KeyColumns()

/** The stored records that share each strong identifier of the model with one, itself included. */
export function sharingIdentifier(
  reader: StoreReader,
  model: LinkageModel,
  preparer: RecordPreparer,
  postings: Postings,
  record: number,
): number[][] {
  const { strongIdentifiers } = model.constraints
  if (strongIdentifiers.length === 0) return []
  const { shape } = preparer
  const placesOf = strongIdentifiers.map((fields) => fields.map((field) => shape.textAt(field)))
  const wanted = placesOf.flat()
  const textsOf = (other: number): string[] =>
    textsAt(shape, reader.get(ROWS, recordKey(other))!, ROW_HEAD, wanted)
  const row = reader.get(ROWS, recordKey(record))
  if (row === undefined) return strongIdentifiers.map(() => [])
  const own = textsAt(shape, row, ROW_HEAD, wanted)
  const dates = shape.dates.map((_, at) => dateAt(row, ROW_HEAD + 4 * at))
  const texts = shape.texts.map(() => '')
  for (const [at, place] of wanted.entries()) texts[place] = own[at]!
  const identifiers = preparer.identifiersOf({ texts, dates })
  let end = 0
  return placesOf.map((places, at) => {
    const start = end
    end += places.length
    const [low, high] = [identifiers[2 * at]!, identifiers[2 * at + 1]!]
    if (low === 0 && high === 0) return []
    keys.count = 0
    keys.push(low, high)
    const { records, size } = postings.find(reader, keys)
    if (size >= MOST_TOLD) return [...records.subarray(0, MOST_TOLD)]
    const sharing: number[] = []
    for (let k = 0; k < size; k++) {
      const other = records[k]!
      // Equal hashes are only a hint.
      const others = other === record ? own : textsOf(other)
      if (places.every((_, i) => others[start + i] === own[start + i])) sharing.push(other)
    }
    return sharing
  })
}
