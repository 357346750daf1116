import { LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import { firstEventOf } from '../ledger/load-plan.ts'
import type { PersonIdGenerator } from '../ledger/person-ids.ts'
import { orderByText } from '../records/record-order.ts'
import { type StringTable, StringTableBuilder } from '../records/string-table.ts'
import type { PlannedLoad } from './plan-load.ts'

/** The ids of persons that are loaded, in the order of the plan. */
export class LoadedPersons {
  /** Text `p + 1` is the id of person `p`. */
  readonly ids: StringTable
  /** Shape `persons`: the persons by the bytes of their ids. */
  readonly order: Uint32Array
  /** Shape `records + 1`: the person of each record. */
  readonly #personOf: Uint32Array

  /** @throws {@link LinkageError} `ledger-inconsistent` if an id was given twice. */
  constructor(generator: PersonIdGenerator, { plan, records, persons }: PlannedLoad) {
    const ids = new StringTableBuilder()
    for (let person = 0; person < persons; person++) ids.append(generator.next(person))
    this.ids = ids.build()
    this.order = orderByText(
      Uint32Array.from({ length: persons }, (_, person) => person + 1),
      this.ids,
    )
    for (let at = 1; at < persons; at++) {
      const [one, other] = [this.order[at - 1]!, this.order[at]!]
      if (this.ids.compare(one + 1, other + 1) !== 0) continue
      const last = Math.max(one, other)
      const sequence = firstEventOf(plan, last) + plan.firstOf[last + 1]! - plan.firstOf[last]!
      throw new LinkageError('ledger-inconsistent', {
        sequence,
        event: 'created',
        problem: 'the id is given',
      })
    }
    this.#personOf = new Uint32Array(records + 1)
    for (let person = 0; person < persons; person++) {
      this.#personOf.fill(person, plan.firstOf[person]!, plan.firstOf[person + 1]!)
    }
  }

  /** The person of a record. */
  of(record: number): PersonId {
    return this.ids.get(this.#personOf[record]! + 1)
  }
}
