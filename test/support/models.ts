import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'

const shipped = shippedStudentModel()

function changed(name: string, change: Partial<LinkageModel>): LinkageModel {
  return { ...shipped, ...change, name }
}

function at(name: string, thresholds: Partial<LinkageModel['thresholds']>): LinkageModel {
  return changed(name, { thresholds: { ...shipped.thresholds, ...thresholds } })
}

function within(withinSource: LinkageModel['constraints']['withinSource']): LinkageModel {
  return changed(`within source ${withinSource}`, {
    constraints: { ...shipped.constraints, withinSource },
  })
}

/** Joins what the shipped model asks about. */
export const LOOSE: LinkageModel = at('loose', { upper: 1, lower: -5, margin: 1 })

/** Parts what the shipped model joins: of the children of tests all but the nearest. */
export const STRICT: LinkageModel = at('strict', { upper: 13, lower: 3 })

/** The shipped model and others of its fields, each with something of its own. */
export const MODELS: readonly LinkageModel[] = [
  shipped,
  LOOSE,
  STRICT,
  at('guarded', { upper: 10, guard: 5 }),
  changed('undated', {
    comparisons: shipped.comparisons.filter(({ name }) => name !== 'birth_date'),
  }),
  within('near-match'),
  within('never'),
  changed('without identifiers', {
    constraints: { ...shipped.constraints, strongIdentifiers: [] },
  }),
]
