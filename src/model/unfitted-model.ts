import type { LinkageModel } from './linkage-model.ts'

/**
 * The model without what it froze of the file it was fitted to: frequencies, over-full keys, date orders,
 * skip dates, what labels said of its weights, the reference population. Fitting it again must not carry them into the next file. Weights stay, as
 * the place to start from.
 */
export function unfittedModel(model: LinkageModel): LinkageModel {
  if (model.fitted === undefined) return model
  const { fitted: _fitted, frequencies: _frequencies, ...kept } = model
  const { dateOrders: _orders, skipDates: _skipDates, calibration: _worth, ...rest } = kept
  const {
    overfull: _overfull,
    blockLimit: _limit,
    confirmAbove: _above,
    ...blocking
  } = rest.blocking
  return { ...rest, blocking, prior: { ...rest.prior, population: null } }
}
