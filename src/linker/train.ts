import { compileComparisons } from '../comparison/compile-comparisons.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { unfittedModel } from '../model/unfitted-model.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { weigherToWire } from '../workers/weigher-wire.ts'
import { checkOptions } from './check-options.ts'
import { chooseModel } from './choose-model.ts'
import { Crew, threadsWanted } from './crew.ts'
import { fitModel, freezeModel } from './fit-model.ts'
import { readLabels } from './labels.ts'
import type { LinkageInput, LinkageOptions } from './linkage-options.ts'
import { makeBlocks } from './make-blocks.ts'
import { makeTables } from './make-tables.ts'
import { Pace } from './pace.ts'
import { prepareRecords, prepareRecordsOn } from './prepare.ts'
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
  await using crew = new Crew()
  const pace = new Pace(options)
  await pace.enter('read')
  const table = await tableOf(input, options, crew)
  const pool = await crew.resize(threadsWanted(table, options))
  await pace.enter('standardize')
  const chosen = unfittedModel(chooseModel(options, table, []))
  const prepare = prepareOptions(table, options, undefined, [])
  const prepared =
    pool === undefined
      ? prepareRecords(chosen, table, prepare)
      : await prepareRecordsOn(pool, chosen, table, prepare)
  await pool?.letGo()
  await pace.enter('block')
  const made = await makeBlocks(prepared, true, pool, pace)
  await pool?.letGo()
  await pace.enter('train')
  const labels = options.labels ? readLabels(options.labels, prepared.keys) : []
  const { standardized } = prepared
  const freeze = (): LinkageModel => freezeModel(prepared, made.blocks, true)
  const { order } = made.blocks
  const { model, tables } = await makeTables(prepared.model, freeze, standardized, order, pool)
  const counter = new VectorCounter(
    new PairWeigher(model, prepared, compileComparisons(model, standardized, tables)),
    pool && { pool, weigher: weigherToWire(model, prepared, tables) },
  )
  return await fitModel(model, counter, prepared, made, { labels }, pace)
}
