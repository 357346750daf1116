import type { Blocks } from '../blocking/build-blocks.ts'
import type { LinkageModel } from '../model/linkage-model.ts'

/** A model that speaks of fewer records than this share of the file is too lenient for it. */
const TOO_FEW = 0.5

/** What a person should know about the model before trusting its decisions. */
export function modelNotes(model: LinkageModel, rows: number, blocks: Blocks): string[] {
  const notes: string[] = []
  if (model.fitted !== undefined) notes.push(model.fitted.note)
  const { population } = model.prior
  if (population !== null && population < rows * TOO_FEW) {
    const bits = Math.log2(rows / population).toFixed(1)
    notes.push(
      `warning: the model speaks of ${population} records, this file has ${rows}: its weights are ` +
        `${bits} bits too high here. Give --population ${rows}, or fit it to this file`,
    )
  }
  const split = blocks.rules.reduce((sum, rule) => sum + rule.split, 0)
  if (split > 0) {
    notes.push(
      `${split} over-full blocks (over ${blocks.limit} records) were split; see the blocking report`,
    )
  }
  if (blocks.confirmAbove !== undefined) {
    notes.push(
      `pairs that one rule alone found, in blocks of over ${blocks.confirmAbove} records, were not ` +
        'compared; the summary says how many',
    )
  }
  for (const { name, split, rawPairs, cutPairs } of blocks.rules) {
    const lost = ((100 * cutPairs) / Math.max(1, rawPairs + cutPairs)).toFixed(1)
    if (split === 0 || lost === '0.0') continue
    notes.push(
      `rule "${name}": splitting ${split} over-full blocks cost it at most about ${lost} % of its ` +
        'matches; other rules find some of them',
    )
  }
  if (blocks.emergencies > 0) {
    notes.push(
      `warning: ${blocks.emergencies} blocks grew far beyond what the model knows and were split; refit it`,
    )
  }
  return notes
}
