/**
 * The job that every system does: the same rows, the same blocking rules, the same comparison
 * levels, and where nothing is trained the same weights. Only what SQL can express is in it.
 *
 * @module
 */

/** How one field is compared: equality, then Jaro–Winkler steps, then the rest; missing says nothing. */
export interface JobComparison {
  readonly field: string
  /** Jaro–Winkler similarities, descending; none: equality alone. */
  readonly at: readonly number[]
  /** P(level | match), from the weakest level to equality. */
  readonly m: readonly number[]
  /** P(level | non-match), likewise. */
  readonly u: readonly number[]
}

/** What every system is asked to do. */
export interface Job {
  readonly fields: readonly string[]
  /** Fields that are all equal make a candidate pair. */
  readonly rules: readonly (readonly string[])[]
  /** Of these rules' pairs, expectation maximisation learns. */
  readonly trainingRules: readonly (readonly string[])[]
  readonly comparisons: readonly JobComparison[]
  readonly matchesPerRecord: number
  /** In bits: a link at least, a match. */
  readonly lower: number
  readonly upper: number
}

const NAME_STEPS = [0.92, 0.88]

export const JOB: Job = {
  fields: ['first_name', 'last_name', 'birth_date', 'sex', 'birth_city', 'parent_1_first'],
  rules: [
    ['first_name', 'birth_date'],
    ['last_name', 'birth_date'],
    ['first_name', 'last_name'],
    ['last_name', 'birth_city', 'sex'],
  ],
  trainingRules: [['birth_date'], ['first_name', 'last_name']],
  comparisons: [
    {
      field: 'first_name',
      at: NAME_STEPS,
      m: [0.06, 0.03, 0.05, 0.86],
      u: [0.965, 0.02, 0.005, 0.01],
    },
    {
      field: 'last_name',
      at: NAME_STEPS,
      m: [0.12, 0.02, 0.03, 0.83],
      u: [0.975, 0.012, 0.005, 0.008],
    },
    { field: 'birth_date', at: [], m: [0.07, 0.93], u: [0.9998, 0.0002] },
    { field: 'sex', at: [], m: [0.02, 0.98], u: [0.5, 0.5] },
    {
      field: 'birth_city',
      at: NAME_STEPS,
      m: [0.08, 0.02, 0.04, 0.86],
      u: [0.93, 0.02, 0.01, 0.04],
    },
    {
      field: 'parent_1_first',
      at: NAME_STEPS,
      m: [0.2, 0.02, 0.04, 0.74],
      u: [0.97, 0.01, 0.005, 0.015],
    },
  ],
  matchesPerRecord: 0.8,
  lower: 0,
  upper: 6,
}

/** log₂ λ/(1−λ) for a file of so many records. */
export function priorBits({ matchesPerRecord }: Job, records: number): number {
  const lambda = (2 * matchesPerRecord) / (records - 1)
  return Math.log2(lambda / (1 - lambda))
}

/** The job with what each level weighs. */
export interface WeighedJob extends Omit<Job, 'comparisons'> {
  readonly comparisons: readonly {
    readonly field: string
    readonly at: readonly number[]
    readonly bits: readonly number[]
  }[]
  readonly priorBits: number
}

/** The job as the peers' scripts read it, with what each level weighs in bits. */
export function jobDocument(job: Job, records: number): WeighedJob {
  const comparisons = job.comparisons.map(({ field, at, m, u }) => ({
    field,
    at,
    bits: m.map((share, level) => Math.log2(share / u[level]!)),
  }))
  return { ...job, comparisons, priorBits: priorBits(job, records) }
}
