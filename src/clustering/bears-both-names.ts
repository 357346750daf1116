import { FREE } from './cap.ts'
import type { PartitionInput } from './partition-input.ts'

/** What the twin guard asks of a component. */
export type TwinInput = Required<
  Pick<PartitionInput, 'count' | 'weight' | 'cap' | 'twinGuarded'>
> & {
  readonly policy: Pick<PartitionInput['policy'], 'upper'>
}

/**
 * Lifts the twin guard where a third record bears both names: José and Luis, born on the same day
 * in the same family, are twins until a person says otherwise, unless José Luis matches either of
 * them by himself. A twin has no such record.
 *
 * A pure function of the component, so that the partition stays order-free.
 *
 * @returns `twinGuarded` for {@link PartitionInput}: true where the guard stands and no third
 *   record lifts it.
 *
 * Cost: one look at each record of the component per guarded pair.
 */
export function unlessThirdBearsBoth(input: TwinInput): (left: number, right: number) => boolean {
  return (left, right) => {
    if (!input.twinGuarded(left, right)) return false
    for (let third = 0; third < input.count; third++) {
      if (third === left || third === right) continue
      if (matchFreely(input, left, third) && matchFreely(input, third, right)) return false
    }
    return true
  }
}

/** Do two records match, with nothing that speaks for twins or against them? */
export function matchFreely(input: TwinInput, a: number, b: number): boolean {
  return (
    !input.twinGuarded(a, b) && input.cap(a, b) === FREE && input.weight(a, b) >= input.policy.upper
  )
}
