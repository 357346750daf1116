import { compileComparisons } from '../comparison/compile-comparisons.ts'
import { joinedHash } from '../comparison/joined-hash.ts'
import { namesWord } from '../comparison/record-layout.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StringTable } from '../records/string-table.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { isSocialSecurityHeader, socialSecurityNumber } from '../standardize/social-security.ts'
import { BenchColumns } from './bench-columns.ts'
import { dateAt } from './record-codec.ts'
import type { RecordShape } from './record-shape.ts'
import { MARGIN_TEXTS } from './text-arena.ts'

/** Tokens of one list of names that are read; as in `packed-records.ts`. */
const MOST_TOKENS = 255
/** Words that a record takes, more or less. */
const WORDS = 48
/** Room for so many texts of a field, and tokens, beside what one record may add. */
const TEXTS = 1 << 15

/** What one claim of the layout is packed from; fields by their place among texts or dates. */
interface Packing {
  readonly part: 'date' | 'text' | 'names' | 'joined' | 'heads'
  readonly offset: number
  /** One for dates and texts; −1 where the field is nowhere, so that it stays missing. */
  readonly ats: readonly number[]
}

/**
 * A table of few records on which the comparers of batch run unchanged. Records are put on it one by
 * one, by their bytes; when it is full, it is to be cleared. What was worked out of their texts stays
 * for the next ones.
 */
export class Workbench {
  /** Weighs records by their place on the bench. */
  weigher: PairWeigher
  /** Records on the bench. */
  count = 0
  /** Records that it has room for. */
  readonly rows: number
  readonly #model: LinkageModel
  readonly #shape: RecordShape
  readonly #packings: readonly Packing[]
  readonly #flag: number
  readonly #social: number
  readonly #flagged: Uint8Array
  readonly #socialSecurity: Uint32Array
  readonly #ids: Uint32Array
  readonly #dates: Uint32Array
  /** By text of the shape: 1 if anybody asks for it. */
  readonly #isRead: Uint8Array
  readonly #width: number
  readonly #columns: BenchColumns
  #used = 0

  /** @param rows - room for so many records; at least one fits. */
  constructor(model: LinkageModel, shape: RecordShape, rows: number) {
    this.#model = model
    this.#shape = shape
    this.rows = rows
    this.#flag = shape.textAt(model.constraints.multipleBirth)
    const { socialSecurity } = model.constraints
    const isNumber = socialSecurity !== undefined && isSocialSecurityHeader(socialSecurity)
    this.#social = isNumber ? shape.textAt(socialSecurity) : -1
    this.#flagged = new Uint8Array(rows)
    this.#socialSecurity = new Uint32Array(rows)
    this.#ids = new Uint32Array(shape.texts.length)
    this.#dates = new Uint32Array(shape.dates.length)
    const words = WORDS * rows + MOST_TOKENS * shape.texts.length + 64
    const texts = Math.max(TEXTS, rows) + 2 * MARGIN_TEXTS
    this.#columns = new BenchColumns(model, shape, rows, words, texts)
    const { layout } = this.#columns.tables
    this.#width = layout.width
    this.#packings = packingsOf(shape, layout)
    const read = this.#packings.flatMap(({ part, ats }) => (part === 'date' ? [] : ats))
    this.#isRead = new Uint8Array(shape.texts.length)
    for (const at of [...read, this.#flag, this.#social]) if (at >= 0) this.#isRead[at] = 1
    this.weigher = this.#newWeigher()
  }

  /** Must it be cleared before another record is put on it? */
  get isFull(): boolean {
    const { words } = this.#columns.tables.packed
    const most = this.#width + MOST_TOKENS * this.#packings.length
    return this.count === this.rows || this.#used + most > words.length || this.#columns.isFull
  }

  /** Takes all records from it. */
  clear(): void {
    this.count = 0
    this.#used = 0
    if (this.#columns.makeRoom()) this.weigher = this.#newWeigher()
  }

  /** Where a record begins in the packed words. */
  startOf(place: number): number {
    return this.#columns.tables.packed.start[place]!
  }

  /** The texts of a field so far, by id. */
  columnTexts(field: string): StringTable {
    return this.#columns.textsOf(this.#shape.textAt(field))
  }

  /** The value of a field that is compared: a date as yyyymmdd, or the id of a text; 0 is missing. */
  valueOf(place: number, field: string): number {
    const { packed, layout } = this.#columns.tables
    return packed.words[this.startOf(place) + layout.offsetOf({ part: 'value', field })]!
  }

  /**
   * Puts a record on the bench.
   *
   * @param from - where its bytes begin.
   * @returns its place.
   */
  add(bytes: Uint8Array, from = 0): number {
    const place = this.count++
    this.#read(bytes, from)
    this.#flagged[place] =
      this.#flag >= 0 && this.#columns.text(this.#flag, this.#ids[this.#flag]!) === 'y' ? 1 : 0
    if (this.#social >= 0) {
      const value = this.#columns.text(this.#social, this.#ids[this.#social]!)
      this.#socialSecurity[place] = socialSecurityNumber(value)
    }
    this.#pack(place)
    return place
  }

  #read(bytes: Uint8Array, from: number): void {
    let at = from
    for (let date = 0; date < this.#dates.length; date++) {
      this.#dates[date] = this.#shape.comparedDate(date, dateAt(bytes, at))
      at += 4
    }
    for (let text = 0; text < this.#ids.length; text++) {
      let length = bytes[at++]!
      if (length >= 128) length = (length & 127) | (bytes[at++]! << 7)
      const isThere = length > 0 && this.#isRead[text] === 1
      this.#ids[text] = isThere ? this.#columns.intern(text, bytes, at, at + length) : 0
      at += length
    }
  }

  /** As `packRecords` does it. */
  #pack(place: number): void {
    const { packed } = this.#columns.tables
    const { words } = packed
    const base = this.#used
    packed.start[place] = base
    let next = this.#width
    for (const packing of this.#packings) {
      const word = base + packing.offset
      if (packing.part === 'date') words[word] = this.#dates[packing.ats[0]!]!
      else if (packing.part === 'text') words[word] = this.#ids[packing.ats[0]!] ?? 0
      else if (packing.part === 'heads') this.#packHeads(words, word, packing.ats)
      else if (packing.part === 'joined') words[word] = this.#joined(packing.ats)
      else next = this.#packNames(words, base, word, next, packing.ats)
    }
    this.#used = base + next
  }

  #packHeads(words: Uint32Array, word: number, ats: readonly number[]): void {
    let found = 0
    words[word] = 0
    words[word + 1] = 0
    for (const at of ats) {
      const start = this.#columns.tokensAt(at, this.#ids[at]!)
      const { list } = this.#columns.tokensOf(at)
      if (list[start]! > 0 && found < 2) words[word + found++] = list[start + 1]!
    }
  }

  #joined(ats: readonly number[]): number {
    let count = 0
    let hash = 0
    for (const at of ats) {
      const start = this.#columns.tokensAt(at, this.#ids[at]!)
      const { list } = this.#columns.tokensOf(at)
      const end = start + list[start]!
      count += list[start]!
      for (let t = start + 1; t <= end; t++) {
        hash = joinedHash(this.#columns.tables.names, list[t]!, hash)
      }
    }
    return count < 2 ? 0 : hash
  }

  /** Gives where the next list of names may begin. */
  #packNames(
    words: Uint32Array,
    base: number,
    word: number,
    from: number,
    ats: readonly number[],
  ): number {
    let next = from
    let first = 0
    for (let k = 0; k < ats.length; k++) {
      const start = this.#columns.tokensAt(ats[k]!, this.#ids[ats[k]!]!)
      const { list } = this.#columns.tokensOf(ats[k]!)
      const end = start + list[start]!
      for (let t = start + 1; t <= end && next - from < MOST_TOKENS; t++) {
        words[base + next++] = list[t]!
      }
      if (k === 0) first = next - from
    }
    words[word] = namesWord(from, first, next - from)
    return next
  }

  #newWeigher(): PairWeigher {
    const { table, tables } = this.#columns
    return new PairWeigher(
      this.#model,
      { standardized: table, flagged: this.#flagged, socialSecurity: this.#socialSecurity },
      compileComparisons(this.#model, table, tables),
    )
  }
}

function packingsOf(shape: RecordShape, layout: BenchColumns['tables']['layout']): Packing[] {
  return layout.claims.map((claim): Packing => {
    const offset = layout.offsetOf(claim)
    if (claim.part === 'value') {
      const date = shape.dateAt(claim.field)
      if (date >= 0) return { part: 'date', offset, ats: [date] }
      return { part: 'text', offset, ats: [shape.textAt(claim.field)] }
    }
    const ats = claim.fields.map((field) => shape.nameAt(field)).filter((at) => at >= 0)
    return { part: claim.part, offset, ats }
  })
}
