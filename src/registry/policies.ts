import type { SecondParty } from '../review/second-party.ts'

/** What the engine may do to persons that exist (R11): do it, or ask. */
export type PersonPolicy = 'auto' | 'review'

/** How a registry decides; kept in it, as every process must decide the same. */
export interface RegistryPolicies {
  /** Where the partition would join two persons that exist. Default `auto`. */
  readonly mergePersons: PersonPolicy
  /** Where the partition would detach records of a person. Default `auto`. */
  readonly splitPersons: PersonPolicy
  /** When merges and splits by people wait for validation (R24). Default `never`. */
  readonly secondParty: SecondParty
  /** Milliseconds after which a review item is due, on each level; 0: never. Default 0. */
  readonly dueAfter: number
}

/** Is nothing held back, so that persons are what the partition says? */
export function isAutomatic({ mergePersons, splitPersons }: RegistryPolicies): boolean {
  return mergePersons === 'auto' && splitPersons === 'auto'
}

export const DEFAULT_POLICIES: RegistryPolicies = {
  mergePersons: 'auto',
  splitPersons: 'auto',
  secondParty: 'never',
  dueAfter: 0,
}
