import type { Dependence, FrequencyTable, LinkageModel, Prior } from '../linkage-model.ts'
import { GIVEN_FREQUENCIES, SURNAME_FREQUENCIES } from './data/student-frequencies.ts'
import { STUDENT_WEIGHTS } from './data/student-weights.ts'
import { studentModel } from './student.ts'

/** What the shipped model learnt, by name of the comparison. */
export interface ShippedWeights {
  /** Records it was fitted to. */
  readonly records: number
  readonly prior: Prior
  readonly probabilities: Readonly<Record<string, ShippedProbabilities>>
  readonly confirmAbove?: number
  /** rule:key:parts */
  readonly overfull: readonly string[]
}

/** What the levels of one comparison weigh. */
export interface ShippedProbabilities {
  readonly m: readonly number[]
  readonly u: readonly number[]
  /** Rows beside each level of the comparison that it depends on. */
  readonly beside?: Required<Pick<Dependence, 'm' | 'u'>>
}

export interface ShippedFrequencies extends Omit<FrequencyTable, 'values'> {
  /** token:frequency, in units of {@link FREQUENCY_UNIT}, separated by commas and line feeds. */
  readonly values: string
}

export const FREQUENCY_UNIT = 1e-7

let shipped: LinkageModel | undefined

/**
 * The `student` model with weights, prior, over-full keys and name frequencies learnt from generated
 * students: it decides from the first record on, without a file to train on, and decides the same
 * ever after. A model fitted to the records of a state knows them better (`train`).
 */
export function shippedStudentModel(): LinkageModel {
  shipped ??= assemble()
  return shipped
}

function assemble(): LinkageModel {
  const { records, prior, probabilities, overfull, confirmAbove } = STUDENT_WEIGHTS
  return {
    ...studentModel,
    blocking: {
      ...studentModel.blocking,
      overfull: overfull.map((entry) => {
        const [rule, key, parts] = entry.split(':')
        return { rule: rule!, key: key!, parts: Number(parts) }
      }),
      ...(confirmAbove === undefined ? {} : { confirmAbove }),
    },
    comparisons: studentModel.comparisons.map((comparison) => {
      const { m, u, beside } = probabilities[comparison.name]!
      const levels = comparison.levels.map((level, at) => ({ ...level, m: m[at]!, u: u[at]! }))
      const { dependence } = comparison
      return {
        ...comparison,
        levels,
        ...(dependence === undefined ? {} : { dependence: { ...dependence, ...beside } }),
      }
    }),
    prior,
    frequencies: { given: tableOf(GIVEN_FREQUENCIES), surname: tableOf(SURNAME_FREQUENCIES) },
    dateOrders: {},
    fitted: { by: 'em', records, note: 'shipped: fitted to generated students' },
  }
}

function tableOf({ floor, collision, values }: ShippedFrequencies): FrequencyTable {
  const entries = values.split(/[,\n]+/).filter((entry) => entry !== '')
  return {
    floor,
    collision,
    values: Object.fromEntries(
      entries.map((entry) => {
        const [token, units] = entry.split(':')
        return [token!, Number(units) * FREQUENCY_UNIT]
      }),
    ),
  }
}
