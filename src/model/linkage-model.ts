/**
 * A linkage model is data: which fields there are, which pairs are looked at, how two records are
 * compared, what each outcome weighs and where the thresholds stand. Code builds it, files carry
 * it, every decision names its hash. Layer 0: this room knows nothing of how any of it is computed.
 * Its one hard problem is to freeze everything a decision depends on (frequencies, over-full
 * blocking keys, the reference population), so that the same model decides the same later.
 *
 * @module
 */

/** What a field holds, and so how it is standardized and may be compared. */
export type FieldKind =
  | 'given-name'
  | 'middle-name'
  | 'surname'
  | 'full-name'
  | 'suffix'
  | 'date'
  | 'sex'
  | 'flag'
  | 'place'
  | 'state'
  | 'country'
  | 'street'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'identifier'
  | 'text'

/** Field names and their kinds. */
export type Schema = Readonly<Record<string, FieldKind>>

/**
 * One part of a blocking key. A part may yield several keys for a record; a rule's keys are the
 * product over its parts, and two records share a block if they share any.
 */
export type KeyPart<F extends string = string> =
  | {
      readonly part: 'name'
      /** Tokens are taken from all these name fields together, so that swapped names still meet. */
      readonly fields: readonly F[]
      /**
       * `exact`: the token. `variant`: its formal names (Lupe → Guadalupe). `sound`: one sound code.
       * `variant-sound`: one of each formal name. `phonetic`: all sound codes of these. `deletion`: the token and it with any one character left out.
       * `initial`: its first character.
       */
      readonly form:
        | 'exact'
        | 'variant'
        | 'sound'
        | 'variant-sound'
        | 'phonetic'
        | 'deletion'
        | 'initial'
      /** `each`: one key per token. `first`: the first token only. `pair`: each unordered pair of tokens. */
      readonly tokens?: 'each' | 'first' | 'pair'
    }
  | {
      readonly part: 'date'
      readonly field: F
      /** `day`: the whole date. `variant`: the same with day and month in either order.
       * `digits`: the digits of the year, and those of month and day, in any order. `year`, `month`, `month-day`: that part.
       * `deletion`: eight keys, each with one digit blotted out. */
      readonly form: 'day' | 'variant' | 'digits' | 'month' | 'year' | 'month-day' | 'deletion'
    }
  | {
      readonly part: 'value'
      readonly field: F
      /** Leading characters that count; all when absent. */
      readonly prefix?: number
    }

/** Records that share any of the rule's keys become candidate pairs. */
export interface BlockingRule<F extends string = string> {
  readonly name: string
  readonly key: readonly KeyPart<F>[]
  /** Parts added one by one to the key of an over-full block, before it is cut by hash. */
  readonly finer?: readonly KeyPart<F>[]
}

/** An over-full key as the model froze it. */
export interface OverfullKey {
  readonly rule: string
  /** 16 hexadecimal digits of the key's hash; never the value. */
  readonly key: string
  /** Into how many parts its records are cut by hash, twice; 0: a finer key was enough. */
  readonly parts: number
}

export interface Blocking<F extends string = string> {
  readonly rules: readonly BlockingRule<F>[]
  /** A block with more records is split. */
  readonly maxBlockSize: number
  /**
   * Budget: pairs per record over all rules, a pair counted once per key it shares (tolerant rules
   * give similar values many keys in common). The block limit shrinks until it holds.
   */
  readonly pairsPerRecord: number
  /**
   * Budget: pairs to be compared per record. Where blocks hold more, pairs of large blocks are
   * compared only if a second rule finds them too. Absent: no budget.
   */
  readonly candidatesPerRecord?: number
  /**
   * A pair that only one rule finds, and only in blocks of more records than this, is not compared.
   * Set where that budget binds, together with the over-full keys; absent: all pairs are compared.
   */
  readonly confirmAbove?: number
  /** Frozen block limit, where over-full keys were too many to be named. */
  readonly blockLimit?: number
  /** Frozen list of over-full keys; absent in a model that has not seen a file yet. */
  readonly overfull?: readonly OverfullKey[]
}

/**
 * What two *relatives* share, which decides how a comparison behaves between siblings and twins.
 * `person`: belongs to one child (given name, sex). `birth`: twins share it (birth date).
 * `family`: siblings share it (surnames, parents, address).
 */
export type Scope = 'person' | 'birth' | 'family'

/** One graded outcome of a comparison; index 0 is the weakest. */
export interface ComparisonLevel {
  readonly name: string
  /** P(level | same person), strictly between 0 and 1. */
  readonly m: number
  /** P(level | unrelated persons), strictly between 0 and 1. */
  readonly u: number
  /**
   * P(level | siblings who are no twins), strictly between 0 and 1; of all levels or of none. Absent: m
   * where siblings share what is compared, otherwise u (see {@link Scope}).
   */
  readonly sibling?: number
  /** P(level | twins), likewise. */
  readonly twin?: number
}

/**
 * A comparison whose outcome foretells that of another: who bears the same first name has the same
 * sex. Taken as independent evidence, the two would count one fact twice.
 */
export interface Dependence {
  /** Name of the comparison that foretells; it depends on none itself. */
  readonly on: string
  /**
   * P(level | same person, level of the other): a row for each level of the other. Absent: as if
   * independent. Where the other's value is missing, the levels' own m holds.
   */
  readonly m?: readonly (readonly number[])[]
  /** P(level | unrelated persons, level of the other), likewise. */
  readonly u?: readonly (readonly number[])[]
}

interface ComparisonBase {
  /** Unique in the model; shown in reports. */
  readonly name: string
  readonly scope: Scope
  readonly levels: readonly ComparisonLevel[]
  readonly dependence?: Dependence
}

/** How one aspect of two records is compared. A missing value gives the null level, which has no weight. */
export type Comparison<F extends string = string> =
  | (ComparisonBase & {
      readonly kind: 'given-name'
      readonly given: F
      readonly middle?: F
      /** For the level "first and last name swapped". */
      readonly surnames?: readonly F[]
      readonly termFrequency?: boolean
    })
  | (ComparisonBase & { readonly kind: 'middle-name'; readonly given: F; readonly middle: F })
  | (ComparisonBase & {
      readonly kind: 'surname'
      readonly fields: readonly F[]
      readonly termFrequency?: boolean
    })
  | (ComparisonBase & { readonly kind: 'date'; readonly field: F })
  | (ComparisonBase & {
      readonly kind: 'parents'
      readonly parents: readonly { readonly given: F; readonly surname?: F }[]
      readonly termFrequency?: boolean
    })
  | (ComparisonBase & {
      readonly kind: 'address'
      readonly street?: F
      readonly city?: F
      readonly postcode?: F
    })
  | (ComparisonBase & {
      readonly kind: 'place'
      readonly city?: F
      readonly state?: F
      readonly country?: F
    })
  | (ComparisonBase & {
      readonly kind: 'identifier'
      readonly fields: readonly F[]
      /** Compared only where this field agrees (ids of different states say nothing). */
      readonly within?: F
    })
  | (ComparisonBase & {
      readonly kind: 'text'
      readonly field: F
      /** Jaro–Winkler similarities, descending; equality is a level of its own above them. */
      readonly at: readonly number[]
    })
  | (ComparisonBase & { readonly kind: 'exact'; readonly field: F })

export type ComparisonKind = Comparison['kind']

/** What is known of any two records before they are compared. */
export interface Prior {
  /** Expected matching pairs per record. */
  readonly matchesPerRecord: number
  /** Expected pairs of siblings (not twins) per record. */
  readonly siblingsPerRecord: number
  /** Expected pairs of twins per record. */
  readonly twinsPerRecord: number
  /**
   * How many records the model speaks about: λ = 2 · matchesPerRecord / (population − 1). `null`:
   * the file's own row count, frozen on first use.
   */
  readonly population: number | null
}

/**
 * What match weights are worth by labels: the stated probability of a pair is that of
 * `bits + slope · weight`. Weights, thresholds and decisions stay as they are.
 */
export interface WeightCalibration {
  readonly bits: number
  /** Above 0; below 1 where the model is too sure of itself. */
  readonly slope: number
}

/** All in bits of match weight: 0 means even odds, each +1 doubles them. */
export interface Thresholds {
  /** At or above: a near match at least. */
  readonly lower: number
  /** At or above: a match, if no constraint speaks against it. */
  readonly upper: number
  /** A match must beat its best rival by this much. */
  readonly margin: number
  /** The worst pair between two clusters that are joined. */
  readonly guard: number
}

export interface Constraints<F extends string = string> {
  /** What two records of one source can be at most; `never` makes a linkage one-to-one. */
  readonly withinSource: 'match' | 'near-match' | 'never'
  /** Equality of all fields of one entry asserts sameness, unless first name and birth date both disagree. */
  readonly strongIdentifiers: readonly (readonly F[])[]
  /**
   * Fields of social security numbers: two different complete ones are a near match at most. Holds
   * only where the column's header says that it is one.
   */
  readonly socialSecurity?: F
  /** Multiple-birth flag: if either record carries it, first names must agree. */
  readonly multipleBirth?: F
}

/** Relative frequencies of name tokens. Values seen less than ten times are not named: they share `floor`. */
export interface FrequencyTable {
  /** Frequency of any value not named. */
  readonly floor: number
  /** Probability that two random tokens agree: Σ f². */
  readonly collision: number
  readonly values: Readonly<Record<string, number>>
}

export interface Frequencies {
  readonly given: FrequencyTable
  readonly surname: FrequencyTable
}

export interface Training<F extends string = string> {
  /**
   * Rules of plain equality. Each gives a session of EM on the pairs it finds; comparisons that use
   * any of its fields learn nothing from it.
   */
  readonly rules: readonly (readonly KeyPart<F>[])[]
}

export interface LinkageModel<F extends string = string> {
  readonly schemaVersion: typeof MODEL_SCHEMA_VERSION
  readonly name: string
  readonly schema: Readonly<Record<F, FieldKind>>
  readonly blocking: Blocking<F>
  readonly comparisons: readonly Comparison<F>[]
  readonly prior: Prior
  readonly thresholds: Thresholds
  readonly constraints: Constraints<F>
  readonly training: Training<F>
  /** Learnt from labels; absent: a weight is worth what it says. */
  readonly calibration?: WeightCalibration
  /** Absent in a model that has not been fitted: then shipped reference frequencies are used. */
  readonly frequencies?: Frequencies
  /** How dates like 03/04/2012 were read in each date field, so that they are read the same again. */
  readonly dateOrders?: Readonly<Record<string, 'mdy' | 'dmy'>>
  /** Dates (yyyymmdd) that stand for "not known" in each date field, as far too many records hold them. */
  readonly skipDates?: Readonly<Record<string, readonly number[]>>
  /** How the weights came about. */
  readonly fitted?: {
    readonly by: 'em' | 'labels' | 'built-in'
    readonly records: number
    readonly note: string
  }
}

export const MODEL_SCHEMA_VERSION = 1

/** Code of the null level in comparison vectors. */
export const NULL_LEVEL = 255
