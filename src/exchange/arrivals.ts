import { meetByArrival } from './clocks/arrival-clocks.ts'
import { moveFlags } from './lists/student-flag.ts'
import { finishCorrections } from './notices/correction-commands.ts'
import { tellRequesters } from './notices/data-request-commands.ts'
import { tellFormerPlace } from './notices/residence-changes.ts'
import type { FoundBy } from './search/found-by.ts'
import { indexStudents } from './search/index-students.ts'
import type { StudentDocument } from './student-document.ts'
import { followRegistry } from './worklist/follow-registry.ts'
import type { CommandContext } from './writer/command.ts'

/** What a state says of a student has changed. */
export interface Arrival {
  readonly state: string
  readonly stateStudentId: string
  /** What the state called the student before, if its id changed just now. */
  readonly formerStateStudentId?: string
  /** What stood until now; absent if the state had said nothing of the student. */
  readonly before?: StudentDocument
  /**
   * What stands from now on; with `deleted`, the state takes its student back; with `rekeyedTo` as well,
   * it has made one of two of its students, and what is under way about this one moves to the other.
   */
  readonly after: StudentDocument
  /** The child that the student is now; absent once it is deleted. */
  readonly msixId?: string
  /** What it is found by from now on, if that was worked out before. */
  readonly foundBy?: FoundBy
}

/**
 * Reacts to an arrival within its transaction: reads and writes by the context, synchronously. What it
 * throws takes the whole chunk back, so it throws for bugs only. Forty thousand come in a minute: it
 * reads what it needs by key.
 */
export type ArrivalHandler = (context: CommandContext, arrival: Arrival) => void

/** All that react to a student, in their order. Each is called once for each student that changed. */
export const ARRIVAL_HANDLERS: readonly ArrivalHandler[] = [
  moveFlags,
  meetByArrival,
  finishCorrections,
  tellRequesters,
  tellFormerPlace,
]

/** Tells all that react, once documents and registry are what they are to be. */
export function tellArrivals(context: CommandContext, arrivals: readonly Arrival[]): void {
  indexStudents(context, arrivals)
  for (const arrival of arrivals) {
    for (const handle of ARRIVAL_HANDLERS) handle(context, arrival)
  }
  followRegistry(context)
}
