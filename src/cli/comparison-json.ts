import type { ExplainedChange } from '../analysis/changed-sample.ts'
import type { ComparedPair } from '../analysis/compare-models.ts'
import { DECISIONS, type DecisionMatrix } from '../evaluation/decision-matrix.ts'
import type { Explanation } from '../linker/explain.ts'
import { recordView } from './record-view.ts'
import type { ComparedRuns } from './run-compare.ts'

/** What `compare --json` prints: ids, weights and counts, no values of records. */
export function comparisonJson({ comparison, runs, truth }: ComparedRuns): object {
  const { record } = recordView(runs[0]!.result.prepared)
  const name = (at: number): object => {
    const { id, source } = record(at)
    return { ...(source === undefined ? {} : { source }), id }
  }
  return {
    records: comparison.records,
    truth: truth?.kind ?? null,
    models: comparison.models,
    warnings: comparison.notes,
    pairs: comparison.pairs.map((pair) => pairJson(pair, name)),
  }
}

function pairJson(pair: ComparedPair, name: (record: number) => object): object {
  const { first, second, changed, decisions, significance, persons, samples } = pair
  return {
    first,
    second,
    changed,
    decisions: {
      all: named(decisions.all),
      oneChild: named(decisions.oneChild),
      twoChildren: named(decisions.twoChildren),
    },
    significance: significance ?? null,
    persons: persons ?? null,
    samples: samples.map((sample) => sampleJson(sample, name)),
  }
}

/** A matrix as decision of the first → decision of the second → pairs. */
function named(matrix: DecisionMatrix): object {
  const rows = DECISIONS.map((from, row) => {
    return [from, Object.fromEntries(DECISIONS.map((to, column) => [to, matrix[row]![column]!]))]
  })
  return Object.fromEntries(rows)
}

function sampleJson(sample: ExplainedChange, name: (record: number) => object): object {
  const side = (explanation: Explanation, decision: string): object => ({
    decision,
    matchWeight: explanation.weight,
    matchProbability: explanation.probability,
    ...(explanation.bar === undefined ? {} : { bar: explanation.bar }),
    steps: explanation.steps,
  })
  return {
    left: name(sample.left),
    right: name(sample.right),
    truth: sample.truth,
    first: side(sample.first, sample.from),
    second: side(sample.second, sample.to),
  }
}
