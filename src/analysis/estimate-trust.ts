import type { LinkageResult } from '../linker/link-table.ts'
import type { ThresholdMeasures } from './threshold-measures.ts'

/** Fewer expected matches than this, and the mixture was fitted to little. */
const FEW_MATCHES = 200
/** Fewer expected wrong pairs than this are no rate: they come in clumps of several, so chance decides. */
const FEW_WRONG = 10
/** A larger share of expected matches than this left apart by guards, and their number decides. */
const MANY_BARRED = 0.1
/** Above this share of the found matches, capture–recapture guesses at what it has hardly seen. */
const MANY_UNFOUND = 0.05

/** Where estimates without truth are not to be trusted, in words; the first says what they are. */
export function trustNotes(result: LinkageResult, stated: ThresholdMeasures): string[] {
  const { model, scored } = result
  const notes = [
    'no truth is known: all figures are estimates from the fitted model, which judges itself',
  ]
  const doubt = (reason: string): void => {
    notes.push(`not to be trusted: ${reason}`)
  }
  if (model.fitted === undefined || model.fitted.by === 'built-in') {
    doubt('the model was not fitted to these records, so its probabilities are not about them')
  }
  if (stated.matchedPairs < FEW_MATCHES) {
    doubt(`about ${Math.round(stated.matchedPairs)} matches are too few to estimate rates from`)
  }
  if (stated.wrongPairs < FEW_WRONG) {
    doubt(
      `about ${stated.wrongPairs.toFixed(1)} wrong matches are expected: read the rate as "few", not as a number; where so few were expected of generated students, there were mostly fewer still`,
    )
  }
  if (barredShare(result) > MANY_BARRED) {
    doubt(
      'many likely matches are kept apart by guards (twins, suffixes, people), which probabilities know nothing of',
    )
  }
  const [, once = 0, twice = 0] = scored.matchesByRules
  const found = scored.matchesByRules.reduce((sum, count) => sum + count, 0)
  if (once * once > 2 * twice * MANY_UNFOUND * found) {
    doubt('many matches were found by one blocking rule alone, so how many none found is a guess')
  }
  if (scored.counts.unconfirmed > 0) {
    notes.push(
      `${scored.counts.unconfirmed} candidate pairs were not compared (pair budget): matches among them are not estimated`,
    )
  }
  if (model.name !== 'student') {
    notes.push('estimates were held against truth on generated students only, not on such files')
  }
  return notes
}

/** Of the pairs that would match by weight, the share that are apart all the same. */
function barredShare({ links, model }: LinkageResult): number {
  let strong = 0
  let apart = 0
  for (const [at, weight] of links.weight.entries()) {
    if (weight < model.thresholds.upper) continue
    strong++
    if (links.matched[at] === 0) apart++
  }
  return strong === 0 ? 0 : apart / strong
}
