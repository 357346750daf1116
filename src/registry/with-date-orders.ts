import type { LinkageModel } from '../model/linkage-model.ts'

/**
 * A model that guesses no order of dates: a record that comes alone cannot tell how its source writes
 * them, so a batch for a registry must not either.
 */
export function withDateOrders(model: LinkageModel): LinkageModel {
  const dates = Object.keys(model.schema).filter((field) => model.schema[field] === 'date')
  const orders = Object.fromEntries(dates.map((field) => [field, 'mdy' as const]))
  return { ...model, dateOrders: { ...orders, ...model.dateOrders } }
}
