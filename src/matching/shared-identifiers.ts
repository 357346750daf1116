import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import { KeyColumns } from './key-columns.ts'
import type { Postings } from './postings.ts'
import type { RecordPreparer } from './prepare-record.ts'
import { decodeRecord } from './record-codec.ts'
import { readRow } from './stored-rows.ts'

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
  const row = readRow(reader, record)
  if (row === undefined) return strongIdentifiers.map(() => [])
  const { shape } = preparer
  const placesOf = strongIdentifiers.map((fields) => fields.map((field) => shape.textAt(field)))
  const wanted = new Set(placesOf.flat())
  const standard = decodeRecord(shape, row.bytes, wanted)
  const identifiers = preparer.identifiersOf(standard)
  const own = standard.texts
  return placesOf.map((places, at) => {
    const [low, high] = [identifiers[2 * at]!, identifiers[2 * at + 1]!]
    if (low === 0 && high === 0) return []
    keys.count = 0
    keys.push(low, high)
    const { records, size } = postings.find(reader, keys)
    const sharing = [...records.subarray(0, Math.min(size, MOST_TOLD))]
    if (size >= MOST_TOLD) return sharing
    // Equal hashes are only a hint.
    return sharing.filter((other) => {
      if (other === record) return true
      const { texts } = decodeRecord(shape, readRow(reader, other)!.bytes, wanted)
      return places.every((place) => texts[place] === own[place])
    })
  })
}
