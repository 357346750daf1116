import type { Schema } from '../model/linkage-model.ts'

/**
 * How one value is chosen among those of several records. `latest`: of the record submitted last.
 * `most-trusted`: of the source named first in `trust`. `most-complete`: with most of the group's
 * fields filled, then with most letters and digits. `most-frequent`: in most of the records, compared
 * as standardized.
 */
export type SurvivorshipRule = 'latest' | 'most-trusted' | 'most-complete' | 'most-frequent'

/** Fields that survive together, from one record: halves of a name, a city and its state. */
export interface FieldGroup {
  readonly fields: readonly string[]
  /** `one`: chosen by the rules. `all`: every one that differs is kept. */
  readonly keep: 'one' | 'all'
  /** Tried in turn, each among what the ones before it left equal. */
  readonly rules: readonly SurvivorshipRule[]
}

/** How a consolidated view comes about, as data. */
export interface SurvivorshipPolicy {
  /** What each field holds, and so which spellings are the same. */
  readonly schema: Schema
  /** In the order of the view. A field stands in one group at most; one without a group is left out. */
  readonly groups: readonly FieldGroup[]
  /** Sources, the most trusted first; those not named come after them all. */
  readonly trust: readonly string[]
}
