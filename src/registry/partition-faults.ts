import type { PersonId } from '../ledger/event.ts'
import type { RecordRange } from '../matching/match-index.ts'
import { closureFrom, type RegistryView } from './closure.ts'
import { evaluate } from './evaluate.ts'
import type { VerifyFault } from './verify-report.ts'

/**
 * Holds persons against the partition of what the index holds: those that have their lowest record in
 * a range. The index must be sound.
 */
export function* partitionFaults(
  view: RegistryView,
  { from, to }: RecordRange,
): Iterable<VerifyFault> {
  const end = Math.min(to, view.state.counters().records + 1)
  for (let record = Math.max(1, from); record < end; record++) {
    const closure = closureFrom(view, record)
    // A record that nothing bears on is a person of its own, whatever decides it.
    if (closure === undefined || closure.records.length < 2) continue
    const { clusters } = evaluate(view, closure)
    const clusterOf = new Map<PersonId, number>()
    const personOf = new Map<number, PersonId>()
    for (const [place, { person = '' }] of closure.records.entries()) {
      const cluster = clusters[place]!
      const isTrue =
        (clusterOf.get(person) ?? cluster) === cluster &&
        (personOf.get(cluster) ?? person) === person
      clusterOf.set(person, cluster)
      personOf.set(cluster, person)
      if (isTrue) continue
      yield { check: 'partition', problem: 'a person is not what decides it', subjects: [person] }
    }
  }
}
