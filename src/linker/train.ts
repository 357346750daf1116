import { compileComparisons } from '../comparison/compile-comparisons.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { unfittedModel } from '../model/unfitted-model.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { checkOptions } from './check-options.ts'
import { chooseModel } from './choose-model.ts'
import { fitModel, freezeModel } from './fit-model.ts'
import { readLabels } from './labels.ts'
import type { LinkageInput, LinkageOptions } from './linkage-options.ts'
import { makeBlocks } from './make-blocks.ts'
import { Pace } from './pace.ts'
import { prepareRecords } from './prepare.ts'
import { prepareOptions } from './prepare-options.ts'
import { tableOf } from './table-of.ts'
import { VectorCounter } from './vector-counter.ts'

/**
 * Fits a model to records without linking them.
 *
 * @returns the model with weights, frequencies, prior and over-full keys frozen.
 * @throws as `dedupe`.
 *
 * @example
 * ```ts
 * const model = await train('last-year.csv', { model: 'student', id: 'record_id' })
 * await writeFile('model.json', modelToJson(model))
 * ```
 */
export async function train(
  input: LinkageInput,
  options: LinkageOptions = {},
): Promise<LinkageModel> {
  checkOptions(options)
  const pace = new Pace(options)
  await pace.enter('read')
  const table = await tableOf(input, options)
  await pace.enter('standardize')
  const chosen = unfittedModel(chooseModel(options, table, []))
  const prepared = prepareRecords(chosen, table, prepareOptions(table, options, undefined, []))
  await pace.enter('block')
  const made = await makeBlocks(prepared, true, undefined, pace)
  await pace.enter('train')
  const labels = options.labels ? readLabels(options.labels, prepared.keys) : []
  const frozen = freezeModel(prepared, made.blocks, true)
  const comparisons = compileComparisons(frozen, prepared.standardized)
  const counter = new VectorCounter(new PairWeigher(frozen, prepared, comparisons))
  return fitModel(frozen, counter, prepared, made, { labels }, pace)
}
