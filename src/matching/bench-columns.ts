import type { ComparisonTables } from '../comparison/comparison-tables.ts'
import { rarityBits } from '../comparison/rarity.ts'
import { RecordLayout } from '../comparison/record-layout.ts'
import { setTextFeatures, speltFields } from '../comparison/text-features.ts'
import { emptyTokenFeatures, setTokenFeatures } from '../comparison/token-features.ts'
import type { Comparison, FrequencyTable, LinkageModel } from '../model/linkage-model.ts'
import { comparisonFields } from '../model/validate-model.ts'
import type { StringTable } from '../records/string-table.ts'
import { nameTokens } from '../standardize/person-name.ts'
import type {
  DateColumn,
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'
import type { RecordShape } from './record-shape.ts'
import { TextArena } from './text-arena.ts'
import { TokenLists } from './token-lists.ts'

const encoder = new TextEncoder()

/**
 * The dictionaries of a workbench in the shape in which comparers read those of a table: the texts of
 * each field, the tokens of all names, and what is known of each, worked out as they come.
 */
export class BenchColumns {
  readonly table: StandardizedTable
  readonly tables: ComparisonTables
  readonly #arenas: readonly TextArena[]
  /** By text field: do comparers remember anything of its ids? */
  readonly #isRemembered: readonly boolean[]
  /** By text field: is each text kept anew? Nearly all differ, and nobody minds one under two ids. */
  readonly #isAppended: readonly boolean[]
  readonly #names: TextArena
  /** By text field: the tokens of its names. */
  readonly #tokens: readonly TokenLists[]
  readonly #spelt: readonly (Uint32Array | undefined)[]
  readonly #given: TokenRarity
  readonly #surname: TokenRarity

  /** @param texts - room for so many texts of each field, and for so many tokens. */
  constructor(
    { comparisons, frequencies }: LinkageModel,
    shape: RecordShape,
    rows: number,
    words: number,
    texts: number,
  ) {
    this.#arenas = shape.texts.map(() => new TextArena(texts))
    this.#names = new TextArena(texts)
    const remembered = new Set(comparisons.flatMap(rememberedFields))
    this.#isRemembered = shape.texts.map(({ field }) => remembered.has(field))
    const told = new Set(comparisons.flatMap(toldById))
    const identifiers = new Set(
      comparisons.flatMap((each) => (each.kind === 'identifier' ? each.fields : [])),
    )
    this.#isAppended = shape.texts.map(({ field, isName }) => {
      return identifiers.has(field) && !told.has(field) && !isName
    })
    this.#tokens = shape.texts.map(({ isName }) => new TokenLists(isName ? texts : 0))
    const ids = new Uint32Array(0)
    const columns = new Map<string, NameColumn | ValueColumn | DateColumn>()
    for (const [at, { field, isName }] of shape.texts.entries()) {
      const values = this.#arenas[at]!.texts
      columns.set(
        field,
        isName
          ? { kind: 'name', ids, values, tokenStart: ids, tokens: ids }
          : { kind: 'value', ids, values },
      )
    }
    for (const { field } of shape.dates) columns.set(field, { kind: 'date', dates: ids })
    const names = this.#names.texts
    this.table = { rows: 0, names, columns, dateOrders: {} }
    const spelt = speltFields(comparisons)
    this.#spelt = shape.texts.map(({ field }) =>
      spelt.has(field) ? new Uint32Array(2 * texts) : undefined,
    )
    this.#given = new TokenRarity(frequencies?.given, texts)
    this.#surname = new TokenRarity(frequencies?.surname, texts)
    this.tables = {
      layout: new RecordLayout(comparisons),
      packed: { start: new Uint32Array(rows), words: new Uint32Array(words) },
      names,
      features: emptyTokenFeatures(texts),
      texts: Object.fromEntries(
        shape.texts.flatMap(({ field }, at) => {
          const features = this.#spelt[at]
          return features === undefined ? [] : [[field, features] as const]
        }),
      ),
      none: { bits: new Float32Array(texts) },
      given: { bits: this.#given.bits },
      surname: { bits: this.#surname.bits },
    }
  }

  /** Is there too little room for one record more? */
  get isFull(): boolean {
    if (this.#names.isFull) return true
    for (const arena of this.#arenas) if (arena.isFull) return true
    return false
  }

  /**
   * Makes room when no record uses any id.
   *
   * @returns whether ids that comparers may remember mean something else now.
   */
  makeRoom(): boolean {
    let isOver = this.#names.isFull
    for (const [at, arena] of this.#arenas.entries()) {
      if (!arena.isFull) continue
      if (this.#isRemembered[at]!) isOver = true
      else this.#clear(at)
    }
    if (!isOver) return false
    for (const at of this.#arenas.keys()) this.#clear(at)
    this.#names.clear()
    this.tables.features.fill(0)
    return true
  }

  #clear(at: number): void {
    this.#arenas[at]!.clear()
    this.#tokens[at]!.clear()
  }

  /** The id of a text of a field. */
  intern(at: number, bytes: Uint8Array, start: number, end: number): number {
    const arena = this.#arenas[at]!
    if (this.#isAppended[at]!) return arena.append(bytes, start, end)
    const before = arena.size
    const id = arena.intern(bytes, start, end)
    const spelt = this.#spelt[at]
    if (id === before && spelt !== undefined) setTextFeatures(spelt, id, arena.texts.get(id))
    return id
  }

  text(at: number, id: number): string {
    return this.#arenas[at]!.texts.get(id)
  }

  textsOf(at: number): StringTable {
    return this.#arenas[at]!.texts
  }

  /** The tokens of names of a field; those of one are there once {@link tokensAt} was asked for them. */
  tokensOf(at: number): TokenLists {
    return this.#tokens[at]!
  }

  /** Where the tokens of a name begin in the list of its field. */
  tokensAt(at: number, id: number): number {
    const lists = this.#tokens[at]!
    if (id === 0 || lists.start[id] !== 0) return lists.start[id]!
    return lists.add(
      id,
      nameTokens(this.text(at, id)).map((token) => this.#token(token)),
    )
  }

  #token(text: string): number {
    const bytes = encoder.encode(text)
    const before = this.#names.size
    const id = this.#names.intern(bytes, 0, bytes.length)
    if (id === before) {
      setTokenFeatures(this.tables.features, id, text)
      this.#given.set(id, text)
      this.#surname.set(id, text)
    }
    return id
  }
}

/** The fields of which a comparer remembers how pairs of values compare. */
function rememberedFields(comparison: Comparison): readonly string[] {
  const { kind } = comparison
  return kind === 'place' || kind === 'address' || kind === 'text'
    ? comparisonFields(comparison)
    : []
}

/** The fields of which a comparer takes other ids for other texts. */
function toldById(comparison: Comparison): readonly string[] {
  // Of identifiers alone it looks at the texts where ids differ.
  if (comparison.kind !== 'identifier') return comparisonFields(comparison)
  return comparison.within === undefined ? [] : [comparison.within]
}

/** Rarity of tokens as they come; none without frequencies. */
class TokenRarity {
  readonly bits: Float32Array
  readonly #table: FrequencyTable | undefined
  readonly #values: ReadonlyMap<string, number>

  constructor(table: FrequencyTable | undefined, tokens: number) {
    this.bits = new Float32Array(tokens)
    this.#table = table
    this.#values = new Map(Object.entries(table?.values ?? {}))
  }

  set(token: number, text: string): void {
    if (this.#table !== undefined) {
      this.bits[token] = rarityBits(this.#table, this.#values.get(text))
    }
  }
}
