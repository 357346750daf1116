import type { PartitionInput } from './partition-input.ts'

/** What the twin guard asks of a component. */
type TwinInput = Required<Pick<PartitionInput, 'count' | 'weight' | 'capped' | 'twinGuarded'>> & {
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
  const matches = (a: number, b: number): boolean =>
    !input.twinGuarded(a, b) && !input.capped(a, b) && input.weight(a, b) >= input.policy.upper
  return (left, right) => {
    if (!input.twinGuarded(left, right)) return false
    for (let third = 0; third < input.count; third++) {
      if (third === left || third === right) continue
      if (matches(left, third) && matches(third, right)) return false
    }
    return true
  }
}
