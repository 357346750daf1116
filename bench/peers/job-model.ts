import { levelNames, levels } from '../../src/model/comparison-levels.ts'
import { defineModel } from '../../src/model/define-model.ts'
import type { KeyPart, LinkageModel } from '../../src/model/linkage-model.ts'
import type { Job } from './job.ts'

/** No block is ever split: the peers do not split theirs either. */
const NEVER = 1e9

/** The job as a model of nearmatch: plain text fields, no families, no frequencies. */
export function jobModel(job: Job, records: number): LinkageModel {
  const keyOf = (fields: readonly string[]): KeyPart[] =>
    fields.map((field) => ({ part: 'value', field }))
  return defineModel<Record<string, 'text'>>({
    name: 'bench-job',
    schema: Object.fromEntries(job.fields.map((field) => [field, 'text'])),
    blocking: {
      rules: job.rules.map((fields) => ({ name: fields.join(' + '), key: keyOf(fields) })),
      maxBlockSize: NEVER,
      pairsPerRecord: NEVER,
      candidatesPerRecord: NEVER,
    },
    comparisons: job.comparisons.map(({ field, at, m, u }) =>
      at.length > 0
        ? {
            kind: 'text',
            field,
            at,
            levels: levels(levelNames({ kind: 'text', at }), { m: m, u: u }),
          }
        : { kind: 'exact', field, levels: levels(levelNames({ kind: 'exact' }), { m: m, u: u }) },
    ),
    prior: {
      matchesPerRecord: job.matchesPerRecord,
      siblingsPerRecord: 0,
      twinsPerRecord: 0,
      population: records,
    },
    thresholds: { lower: job.lower, upper: job.upper, margin: 0, guard: -1000 },
    training: { rules: job.trainingRules.map(keyOf) },
  })
}
