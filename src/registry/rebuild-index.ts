import { clearIndex } from '../matching/clear-index.ts'
import { IndexLoader } from '../matching/index-loader.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreWriter } from '../storage/store.ts'
import type { JudgedBatch } from './judge-registry.ts'

/**
 * Makes the index anew from what a batch found, under its model. From then on the batch knows which
 * rules found a pair.
 *
 * Cost: as filling an empty registry, about 50 µs a record.
 */
export function rebuildIndex(
  writer: StoreWriter,
  model: LinkageModel,
  { result, index, numbers }: JudgedBatch,
): void {
  clearIndex(writer)
  const loader = new IndexLoader(model)
  const { prepared, scored } = result
  const { keys, standardized } = prepared
  const byNumber = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!)
  for (const place of byNumber) {
    const row = keys.order[place]!
    const id = keys.ids.values.get(keys.ids.ids[row]!)
    const source = keys.sources?.values.get(keys.sources.ids[row]!) ?? ''
    const own = loader.prepareRow(standardized, place)
    loader.add(writer, { record: numbers[place]!, source, id, prepared: own })
  }
  const { left, right, weight } = scored.pairs.trimmed()
  const edges = {
    left: left.map((place) => numbers[place]!),
    right: right.map((place) => numbers[place]!),
    weight,
  }
  for (const step of loader.steps(edges)) step(writer)
  index.rulesOf = (a, b) => loader.rulesOf(a, b)
}
