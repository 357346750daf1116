import { parseArgs } from 'node:util'
import { bCubedShares } from '../src/evaluation/bcubed-shares.ts'
import { betaQuantile } from '../src/evaluation/beta-distribution.ts'
import { compareRates } from '../src/evaluation/compare-rates.ts'
import { type DependentShare, dependentInterval } from '../src/evaluation/dependent-interval.ts'
import { groupPairs } from '../src/evaluation/group-pairs.ts'
import { type PersonOverlap, personOverlap } from '../src/evaluation/person-overlap.ts'
import { dedupe } from '../src/linker/dedupe.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import { redecider } from '../src/linker/redecide.ts'
import { shippedStudentModel } from '../src/model/presets/student-shipped.ts'
import { tableFromRecords } from '../src/records/table.ts'
import { generateStudents } from '../src/synthetic/generate-students.ts'
import { Random } from '../src/synthetic/random.ts'
import { markdownTable } from './markdown.ts'

/**
 * Do the intervals hold the true value as often as they say? Many independent files are generated and
 * linked under one fixed model; the true value is that of all files together. At the shipped upper
 * threshold hardly any file has a false match, so lower ones are tried too. Ctrl-C ends it with what the
 * files so far say.
 *
 * Few errors come in whole numbers, so no interval can be right in just 95 of 100 files: beside
 * precision stands how often intervals of a count would be, that know of every wrong cluster that it is
 * one error and independent of the next.
 *
 * Beside the intervals that `evaluate` gives stand those of the bootstrap by person, at which they
 * were measured. And groups that differ by nothing but chance tell how often one is called worse.
 */

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    rows: { type: 'string', default: '2000' },
    uppers: { type: 'string', default: '3,-3,-8' },
    seed: { type: 'string', default: '800000' },
  },
})
const files = Number(values.files)
const uppers = values.uppers.split(',').map(Number)
/** Low enough for every upper threshold less the margin. */
const LOWER = Math.min(...uppers) - 6
const REPLICATES = 200
/** Units of which a count is a very small share, so that it is as good as Poisson's. */
const MANY = 1e6

type Measure = 'precision' | 'recall' | 'f1' | 'bcubed f1'

/** What one file says. */
interface Told {
  readonly share: DependentShare
  /** 95 % interval of the bootstrap by person; absent where it was not tried. */
  readonly bootstrap?: readonly [low: number, high: number]
}

let stopped = false
process.once('SIGINT', () => {
  stopped = true
})

/** By upper threshold: clusters of several persons in all files. */
const wrongClusters = new Map<number, number>()
const told = new Map<string, Told[]>()
const chance: number[] = []

let done = 0
for (; done < files && !stopped; done++) {
  const seed = Number(values.seed) + done
  const table = tableFromRecords(
    [...generateStudents({ rows: Number(values.rows), seed })].map((row) => ({ ...row })),
  )
  const result = await dedupe(table, {
    model: shippedStudentModel(),
    id: 'record_id',
    ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
    thresholds: { lower: LOWER },
    threads: 1,
  })
  const truth = truthLabels(table, 'truth_id', result.prepared.keys.order)
  const redecide = redecider(result)
  for (const upper of uppers) {
    const { labels } = await redecide({ upper, lower: LOWER })
    const overlap = personOverlap(labels, truth)
    const { precision, recall, f1 } = groupPairs(overlap)
    const wrong = overlap.wrongPairs.filter((pairs) => pairs > 0).length
    wrongClusters.set(upper, (wrongClusters.get(upper) ?? 0) + wrong)
    const boot = bootstrap(overlap, seed)
    tell(upper, 'precision', { share: precision, bootstrap: boot.precision })
    tell(upper, 'recall', { share: recall, bootstrap: boot.recall })
    tell(upper, 'f1', { share: f1, bootstrap: boot.f1 })
    tell(upper, 'bcubed f1', { share: bCubedShares(overlap).f1 })
    chance.push(...randomGroups(overlap, seed))
  }
}

report()

/** What the files so far say. */
function report(): void {
  const rows: string[][] = []
  for (const [name, all] of told) {
    const size = all.reduce((sum, { share }) => sum + share.size, 0)
    const value = all.reduce((sum, { share }) => sum + share.value * share.size, 0) / size
    const holds = (intervalOf: (each: Told) => readonly [number, number]): number =>
      all.filter((each) => {
        const [low, high] = intervalOf(each)
        return low <= value && value <= high
      }).length / all.length
    const covered = holds(({ share }) => {
      const { low, high } = dependentInterval(share)
      return [low, high]
    })
    const hasBootstrap = all.every(({ bootstrap }) => bootstrap !== undefined)
    const bootstrapped = hasBootstrap ? holds(({ bootstrap }) => bootstrap!) : undefined
    const perfect = all.filter(({ share }) => share.value === 1).length / all.length
    const [upper, measure] = name.split('/')
    const errors = wrongClusters.get(Number(upper))! / done
    const ideal = measure === 'precision' ? [0, 0.5].map((half) => holdsCount(errors, half)) : []
    console.log(
      JSON.stringify({
        upper: Number(upper),
        measure,
        files: done,
        value,
        covered,
        bootstrapped,
        perfect,
        ...(measure === 'precision' ? { errors, ideal } : {}),
      }),
    )
    rows.push([
      upper!,
      measure!,
      value.toFixed(5),
      percent(covered),
      bootstrapped === undefined ? '' : percent(bootstrapped),
      percent(perfect),
      ...(measure === 'precision' ? [errors.toFixed(2), ...ideal.map(percent)] : ['', '', '']),
    ])
  }
  const called = chance.filter((p) => p <= 0.05).length / chance.length
  console.log(JSON.stringify({ comparisons: chance.length, calledAt5: called }))
  console.log(
    markdownTable(
      [
        'upper',
        'measure',
        'true value',
        'interval holds it',
        'bootstrap does',
        'files without error',
        'wrong clusters a file',
        'an exact interval of their number',
        "Jeffreys'",
      ],
      rows,
    ),
  )
  console.log(`Groups by chance: ${percent(called)} of ${chance.length} have p ≤ 0.05.`)
}

/**
 * How often an interval of a count holds its mean, if the count is Poisson's.
 *
 * @param half - 0: the exact interval of Garwood (1936), that errs on the wide side; ½: Jeffreys'.
 */
function holdsCount(mean: number, half: number): number {
  let held = 0
  let chance = Math.exp(-mean)
  for (let count = 0; count < 10 * (mean + 3); count++) {
    const low = count === 0 ? 0 : betaQuantile(0.025, count + half, MANY - count + 1 - half)
    const high = betaQuantile(0.975, count + 1 - half, MANY - count + half)
    if (low <= mean / MANY && mean / MANY <= high) held += chance
    chance *= mean / (count + 1)
  }
  return held
}

function tell(upper: number, measure: Measure, each: Told): void {
  const name = `${upper}/${measure}`
  const own = told.get(name)
  if (own === undefined) told.set(name, [each])
  else own.push(each)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** Poisson bootstrap over persons; a false match belongs half to each of its two persons. */
function bootstrap(
  overlap: PersonOverlap,
  seed: number,
): Record<'precision' | 'recall' | 'f1', readonly [number, number]> {
  const { cells, childSizes, clusterSizes, persons } = overlap
  const found = new Float64Array(persons)
  const wrong = new Float64Array(persons)
  for (const [cell, size] of cells.size.entries()) {
    const person = cells.child[cell]!
    found[person]! += (size * (size - 1)) / 2
    wrong[person]! += (size * (clusterSizes[cells.cluster[cell]!]! - size)) / 2
  }
  const random = new Random(seed, 0, 9)
  const tries = Array.from({ length: REPLICATES }, () => {
    let [tp, fp, all] = [0, 0, 0]
    for (let person = 0; person < persons; person++) {
      const times = poisson(random.unit())
      tp += times * found[person]!
      fp += times * wrong[person]!
      all += (times * childSizes[person]! * (childSizes[person]! - 1)) / 2
    }
    return { precision: tp / (tp + fp), recall: tp / all, f1: (2 * tp) / (tp + fp + all) }
  })
  const bounds = (measure: 'precision' | 'recall' | 'f1'): readonly [number, number] => {
    const sorted = tries.map((each) => each[measure]).sort((a, b) => a - b)
    return [sorted[Math.floor(0.025 * REPLICATES)]!, sorted[Math.ceil(0.975 * REPLICATES) - 1]!]
  }
  return { precision: bounds('precision'), recall: bounds('recall'), f1: bounds('f1') }
}

/** Poisson with mean 1, from a uniform number. */
function poisson(uniform: number): number {
  let times = 0
  let chance = Math.exp(-1)
  for (let below = chance; uniform > below && times < 20; below += chance) chance /= ++times
  return times
}

/** Persons fall into a group by chance, a tenth of them or a half: p-values of both measures. */
function randomGroups(overlap: PersonOverlap, seed: number): number[] {
  const random = new Random(seed, 1, 9)
  return [0.1, 0.5].flatMap((share) => {
    const isIn = Uint8Array.from({ length: overlap.persons }, () => (random.unit() < share ? 1 : 0))
    const { size, child } = overlap.cells
    const own = groupPairs(
      overlap,
      size.map((count, cell) => count * isIn[child[cell]!]!),
    )
    const rest = groupPairs(
      overlap,
      size.map((count, cell) => count * (1 - isIn[child[cell]!]!)),
    )
    return (['recall', 'precision'] as const).map((of) => compareRates(own[of], rest[of]).p)
  })
}
