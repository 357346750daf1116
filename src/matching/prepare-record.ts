import type { LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import { hashBytes, hashHigh } from '../records/hash.ts'
import type { PreparedRecord, RecordFields } from './match-index.ts'
import { BlockFinder, type RecordBlocks } from './record-blocks.ts'
import { decodeRecord, encodeRecord } from './record-codec.ts'
import { hashText, RecordParts } from './record-parts.ts'
import type { RecordShape, StandardRecord } from './record-shape.ts'
import { RecordStandardizer } from './standardize-record.ts'

/** A record made ready; plain data, which may cross threads. */
export interface ReadyRecord extends PreparedRecord {
  /** As `record-codec.ts` has it. */
  readonly bytes: Uint8Array
  /** Hash of the bytes, in two halves. */
  readonly low: number
  readonly high: number
  readonly blocks: RecordBlocks
  /** Halves of a key per strong identifier, in turn; 0 and 0 where it lacks a value. */
  readonly identifiers: Uint32Array
}

/** Makes single records ready for matching. Pure but for what it remembers; one per thread. */
export class RecordPreparer {
  readonly shape: RecordShape
  readonly #standardizer: RecordStandardizer
  readonly #finder: BlockFinder<StandardRecord>
  readonly #evidence: { readonly texts: readonly number[]; readonly dates: readonly number[] }

  constructor(model: LinkageModel) {
    this.#standardizer = new RecordStandardizer(model)
    this.shape = this.#standardizer.shape
    const parts = new RecordParts(this.shape)
    this.#finder = new BlockFinder(model, (part) => parts.compile(part))
    const fields = evidenceFields(model)
    const placesOf = (list: readonly { readonly field: string }[]): number[] =>
      list.flatMap(({ field }, at) => (fields.has(field) ? [at] : []))
    this.#evidence = { texts: placesOf(this.shape.texts), dates: placesOf(this.shape.dates) }
  }

  prepare(fields: RecordFields): ReadyRecord {
    return this.ready(this.#standardizer.standardize(fields))
  }

  /** Makes a record ready anew from what was stored of it. */
  restore(bytes: Uint8Array): ReadyRecord {
    return this.ready(decodeRecord(this.shape, bytes))
  }

  /** Halves of a key per strong identifier, in turn; 0 and 0 where it lacks a value. */
  identifiersOf(record: StandardRecord): Uint32Array {
    return this.#finder.identifiersOf(record)
  }

  /** Makes a standardized record ready. */
  ready(record: StandardRecord): ReadyRecord {
    const bytes = encodeRecord(record)
    const low = hashBytes(bytes, 0, bytes.length)
    const high = hashHigh
    return {
      bytes,
      low,
      high,
      blocks: this.#finder.blocksOf(record),
      identifiers: this.identifiersOf(record),
      hasEvidence: this.#hasEvidence(record),
    }
  }

  #hasEvidence({ texts, dates }: StandardRecord): boolean {
    const { shape } = this
    return (
      this.#evidence.texts.some((at) => texts[at] !== '') ||
      this.#evidence.dates.some((at) => shape.comparedDate(at, dates[at]!) !== 0)
    )
  }
}

/** Fields of which a record must have one, or there is nothing to compare. */
export function evidenceFields({ comparisons }: Pick<LinkageModel, 'comparisons'>): Set<string> {
  return new Set(
    comparisons.flatMap((comparison) =>
      comparison.kind === 'identifier' ? comparison.fields : comparisonFields(comparison),
    ),
  )
}

/** The hash by which over-full blocks are cut: of the id, after the source where there is one. */
export function tieHashOf(source: string, id: string): number {
  return hashText(id, source === '' ? 0 : hashText(source))
}
