import type { FrequencyTable, LinkageModel } from '../model/linkage-model.ts'

/** What a file is taken for at least by a model that never saw one: a few rows are not taken lightly. */
const LEAST_POPULATION = 1000
/** Every agreement counts the same. */
const NO_RARITY: FrequencyTable = { floor: 1, collision: 1, values: {} }

/**
 * A model that never saw a file, with what batch would have found out from one: it has to decide the
 * same for the first record and for the millionth. A fitted model is left as it is.
 */
export function frozenModel(model: LinkageModel): LinkageModel {
  if (model.fitted !== undefined && model.frequencies !== undefined) return model
  const { blocking, prior } = model
  const isFrozen = blocking.overfull !== undefined || blocking.blockLimit !== undefined
  return {
    ...model,
    blocking: isFrozen ? blocking : { ...blocking, overfull: [] },
    frequencies: model.frequencies ?? { given: NO_RARITY, surname: NO_RARITY },
    prior: { ...prior, population: prior.population ?? LEAST_POPULATION },
    fitted: model.fitted ?? { by: 'built-in', records: 0, note: 'built-in weights' },
  }
}
