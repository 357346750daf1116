import type { FieldKind, LinkageModel } from '../model/linkage-model.ts'
import { BoundedCache } from '../records/bounded-cache.ts'
import { dateNumber, standardizeDate } from '../standardize/date.ts'
import { type FullName, splitFullName } from '../standardize/full-name.ts'
import { standardizerOf } from '../standardize/standardizer-of.ts'
import type { RecordFields } from './match-index.ts'
import { RecordShape, type StandardRecord } from './record-shape.ts'

/** Raw values remembered, of each field. */
const REMEMBERED = 10_000

/** Kinds whose values seldom come twice. */
const UNIQUE: ReadonlySet<FieldKind> = new Set(['identifier', 'phone', 'email'])

const FULL_NAME_PARTS: Readonly<Record<string, keyof FullName>> = {
  given_name: 'given',
  middle_name: 'middle',
  surname: 'surname',
  suffix: 'suffix',
}

/** Standardizes one record at a time, by the functions that standardize columns. */
export class RecordStandardizer {
  readonly shape: RecordShape
  readonly #texts: readonly { get(raw: string): string }[]
  readonly #dates: readonly BoundedCache<string, number>[]
  readonly #splits: BoundedCache<string, FullName> | undefined

  constructor(model: LinkageModel) {
    this.shape = new RecordShape(model)
    this.#texts = this.shape.texts.map(({ kind }) => {
      const standardize = standardizerOf(kind)
      return UNIQUE.has(kind) ? { get: standardize } : new BoundedCache(REMEMBERED, standardize)
    })
    this.#dates = this.shape.dates.map(
      ({ order }) =>
        new BoundedCache(REMEMBERED, (raw: string) => dateNumber(standardizeDate(raw, { order }))),
    )
    if ('full_name' in model.schema) this.#splits = new BoundedCache(REMEMBERED, splitFullName)
  }

  /** A name field without a value of its own gets its part of the full name. */
  standardize(fields: RecordFields): StandardRecord {
    const full = fields.full_name
    const split = full && this.#splits !== undefined ? this.#splits.get(full) : undefined
    const rawOf = (field: string): string => {
      const own = fields[field] ?? ''
      const part = FULL_NAME_PARTS[field]
      return own === '' && split !== undefined && part !== undefined ? split[part] : own
    }
    return {
      texts: this.shape.texts.map(({ field }, at) => {
        const raw = rawOf(field)
        return raw === '' ? '' : this.#texts[at]!.get(raw)
      }),
      dates: this.shape.dates.map(({ field }, at) => {
        const raw = rawOf(field)
        return raw === '' ? 0 : this.#dates[at]!.get(raw)
      }),
    }
  }
}
