import { type ClericalMeasures, measureClericalLabels } from './clerical-labels.ts'
import { loadSet } from './labelled-sets.ts'
import { measureSet, type SetMeasures } from './measure-set.ts'
import { type NbsCase, nbsCases, nbsCasesTogether } from './nbs-cases.ts'
import { measureStudents, type StudentMeasures } from './student-measures.ts'
import { type WorstError, worstErrors } from './worst-errors.ts'

/** All that is measured on one set. */
export interface SetReport {
  /** Absent for the nbs cases, which are judged case by case. */
  readonly measures?: SetMeasures
  readonly students?: StudentMeasures
  readonly clerical?: ClericalMeasures
  readonly worst?: readonly WorstError[]
  readonly nbs?: readonly NbsCase[]
  readonly nbsTogether?: readonly NbsCase[]
}

const WORST = 10

/** Runs a set and measures what there is to measure on it. */
export async function reportSet(name: string): Promise<SetReport> {
  if (name === 'nbs') return { nbs: await nbsCases(), nbsTogether: await nbsCasesTogether() }
  const set = await loadSet(name)
  const { measures, result } = await measureSet(set)
  if (name.startsWith('students-')) return { measures, students: measureStudents(result) }
  if (name !== 'fake1000') return { measures }
  return {
    measures,
    clerical: await measureClericalLabels(result),
    worst: worstErrors(result, set.options.truth!, WORST),
  }
}
