import type { LinkEvidence } from '../ledger/event.ts'
import type { Candidate } from '../matching/match-index.ts'
import type { Evaluation } from './evaluate.ts'
import { judgePair } from './pair-verdict.ts'

/** A record with more mates is weighed against those that blocking found for it. */
const MOST_WEIGHED = 50

/**
 * Why a record is linked: its best pair with another member of its person. A pair that blocking
 * found goes before one that it did not.
 *
 * @param mates - places of the other members.
 */
export function linkEvidence(
  evaluation: Evaluation,
  place: number,
  mates: readonly number[],
): LinkEvidence | undefined {
  const { closure, loaded } = evaluation
  const best = bestEdge(evaluation, place, mates) ?? bestWeighed(evaluation, place, mates)
  if (best === undefined) return undefined
  const { weight, verdict } = judgePair(evaluation, place, best.mate)
  return {
    other: closure.records[best.mate]!.record,
    weight,
    rules: best.rules,
    levels: [...levelsOf(loaded.weigh.bind(loaded), loaded.levels, place, best.mate)],
    verdict,
  }
}

/** What judging asks in between may have weighed another pair. */
function levelsOf(
  weigh: (a: number, b: number) => number,
  levels: Uint8Array,
  a: number,
  b: number,
): Uint8Array {
  weigh(a, b)
  return levels
}

interface BestMate {
  readonly mate: number
  readonly rules: Candidate['rules']
}

function bestEdge(
  { closure }: Evaluation,
  place: number,
  mates: readonly number[],
): BestMate | undefined {
  let best: (BestMate & { readonly weight: number }) | undefined
  for (const { record, weight, rules } of closure.edges[place]!) {
    const mate = closure.placeOf.get(record)
    if (mate === undefined || !mates.includes(mate)) continue
    const isBetter =
      best === undefined || weight > best.weight || (weight === best.weight && mate < best.mate)
    if (isBetter) best = { mate, weight, rules }
  }
  return best
}

function bestWeighed(
  { loaded }: Evaluation,
  place: number,
  mates: readonly number[],
): BestMate | undefined {
  let best: (BestMate & { readonly weight: number }) | undefined
  for (const mate of mates.slice(0, MOST_WEIGHED)) {
    const weight = loaded.weigh(place, mate)
    if (best === undefined || weight > best.weight) best = { mate, weight, rules: [] }
  }
  return best
}
