import type { FieldKind, LinkageModel } from '../model/linkage-model.ts'

/** A standardized record: what blocking and comparison are made of. */
export interface StandardRecord {
  /** Shape `shape.texts`: standardized text; '' where missing. */
  readonly texts: readonly string[]
  /** Shape `shape.dates`: yyyymmdd as it was written, skip dates included; 0 where missing. */
  readonly dates: readonly number[]
}

export interface TextField {
  readonly field: string
  readonly kind: FieldKind
  /** Is it read token by token? */
  readonly isName: boolean
}

export interface DateField {
  readonly field: string
  readonly order: 'mdy' | 'dmy'
  readonly skipped: ReadonlySet<number>
}

/** Which fields a record of a model has, and where each stands. Full names stand in their parts. */
export class RecordShape {
  readonly texts: readonly TextField[]
  readonly dates: readonly DateField[]
  readonly #places: ReadonlyMap<string, number>

  constructor(model: LinkageModel) {
    const fields = Object.entries(model.schema).filter(([, kind]) => kind !== 'full-name')
    this.texts = fields
      .filter(([, kind]) => kind !== 'date')
      .map(([field, kind]) => ({ field, kind, isName: isNameKind(kind) }))
    this.dates = fields
      .filter(([, kind]) => kind === 'date')
      .map(([field]) => ({
        field,
        order: model.dateOrders?.[field] ?? 'mdy',
        skipped: new Set(model.skipDates?.[field]),
      }))
    this.#places = new Map(
      [this.texts, this.dates].flatMap((list) => list.map(({ field }, at) => [field, at] as const)),
    )
  }

  /** Place of a field among the texts; −1 if it is no text of this shape. */
  textAt(field: string | undefined): number {
    const at = field === undefined ? undefined : this.#places.get(field)
    return at !== undefined && this.texts[at]?.field === field ? at : -1
  }

  /** Place of a field among the names; −1 if it is none of this shape. */
  nameAt(field: string): number {
    const at = this.textAt(field)
    return at >= 0 && this.texts[at]!.isName ? at : -1
  }

  /** Place of a field among the dates; −1 if it is no date of this shape. */
  dateAt(field: string | undefined): number {
    const at = field === undefined ? undefined : this.#places.get(field)
    return at !== undefined && this.dates[at]?.field === field ? at : -1
  }

  /** A date as comparisons see it: a skip date says nothing. */
  comparedDate(at: number, date: number): number {
    return this.dates[at]!.skipped.has(date) ? 0 : date
  }

  /** A date as blocking sees it: of a skip date year and month are kept. */
  blockedDate(at: number, date: number): number {
    return this.dates[at]!.skipped.has(date) ? date - (date % 100) : date
  }
}

function isNameKind(kind: FieldKind): boolean {
  return kind === 'given-name' || kind === 'middle-name' || kind === 'surname'
}
