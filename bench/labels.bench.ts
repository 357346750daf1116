/**
 * What are 200 labels worth? On generated students, with answers from truth: how far the F1 of the
 * threshold tuned on labels stays behind tuning on full truth, and how far off the F1 is that labels
 * state of it, for pairs that `label` chooses and for as many drawn at random within weight strata;
 * whether the intervals hold the truth. Prints a JSON line per file of students and tables.
 *
 *   node --conditions=source bench/labels.bench.ts [--seeds 12] [--first 2001] [--count 200] [--draws 10]
 */
import { parseArgs } from 'node:util'
import { labelFrame } from '../src/analysis/label-frame.ts'
import { LabelSession } from '../src/analysis/label-session.ts'
import { qualityByThreshold } from '../src/analysis/quality-by-threshold.ts'
import { type LabelPlan, selectPairsToLabel } from '../src/analysis/select-pairs.ts'
import type { LabelledPairs } from '../src/analysis/truth.ts'
import { allocateLabels } from '../src/evaluation/allocate-labels.ts'
import { type LabelEstimate, widthOf } from '../src/evaluation/label-estimate.ts'
import { pairwiseQuality } from '../src/evaluation/pairwise.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { redecider } from '../src/linker/redecide.ts'
import { combineHash, hashString } from '../src/records/hash.ts'
import { loadSet, runSet } from './labelled-sets.ts'
import { markdownTable } from './markdown.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '12' },
    count: { type: 'string', default: '200' },
    draws: { type: 'string', default: '10' },
    first: { type: 'string', default: '2001' },
    width: { type: 'string', default: '0.02' },
  },
})
const [SEEDS, FIRST, COUNT, DRAWS] = [values.seeds, values.first, values.count, values.draws].map(
  Number,
) as [number, number, number, number]
const LEVELS = ['low', 'middle', 'high'] as const
const ROWS = [5000, 10_000, 20_000] as const
/** Sessions per file, to see how often the intervals hold. */
const ASKED = 20
const FLOOR = -15
const UPPERS = Array.from({ length: 53 }, (_, at) => -6 + at / 2)

/** Ways of choosing by weight alone, which `label` is held against. */
const PLAIN = ['equalCount', 'equalWidth'] as const

const sums = new Map<string, number[]>()
for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
  for (const level of LEVELS) await measure(level, ROWS[seed % ROWS.length]!, seed)
}
printTables()

async function measure(level: string, rows: number, seed: number): Promise<void> {
  const set = await loadSet(`students-${level}:${rows}:${seed}`)
  const result = await runSet(set, { floor: FLOOR })
  const truth = truthLabels(result.prepared.table, 'truth_id', result.prepared.keys.order)
  const isMatch = (a: number, b: number): boolean => truth[a] === truth[b]
  const under = remembered(result)
  const qualityOf = await truthByThreshold(result, truth, under)
  const best = Math.max(...[...qualityOf.values()].map(({ f1 }) => f1))
  const out: Record<string, number> = {
    best,
    untuned: best - pairwiseQuality(result.labels, truth).f1,
  }
  const tuned = async (name: string, labels: LabelledPairs): Promise<void> => {
    const table = await qualityByThreshold(result, labels, UPPERS, { under })
    const top = table.reduce((a, b) => (b.f1 > a.f1 ? b : a))
    const { f1, f1Found } = qualityOf.get(top.upper)!
    means[name] = (means[name] ?? 0) + (best - f1) / DRAWS
    means[`${name}Off`] = (means[`${name}Off`] ?? 0) + (top.f1 - f1Found) ** 2 / DRAWS
  }
  /** The plainest estimate: labels alone, each weighed by the inverse of its inclusion probability. */
  const lossByLabelsAlone = async (labels: LabelledPairs): Promise<number> => {
    let [top, topUpper] = [-1, 0]
    for (const upper of UPPERS) {
      const lower = Math.min(upper, result.model.thresholds.lower)
      const { labels: clusters } = await under({ upper, lower })
      let [found, claimed, all] = [0, 0, 0]
      for (const [at, left] of labels.left.entries()) {
        const weight = 1 / labels.inclusion[at]!
        const joined = clusters[left] === clusters[labels.right[at]!] ? weight : 0
        claimed += joined
        all += labels.match[at]! * weight
        found += labels.match[at]! * joined
      }
      const f1 = (2 * found) / (claimed + all)
      if (f1 > top) [top, topUpper] = [f1, upper]
    }
    return best - qualityOf.get(topUpper)!.f1
  }
  const held = { precision: 0, recall: 0, width: 0, stop: 0 }
  const means: Record<string, number> = { alone: 0 }
  for (let draw = 0; draw < DRAWS; draw++) {
    const plan = selectPairsToLabel(result, { count: COUNT, seed: draw })
    const labels = answered(plan.pairs, isMatch)
    await tuned('chosen', labels)
    means.alone! += (await lossByLabelsAlone(labels)) / DRAWS
    for (const [name, cuts] of Object.entries(plainCuts(plan))) {
      await tuned(name, answered(drawWithin(plan, cuts, draw), isMatch))
    }
  }
  for (let draw = 0; draw < ASKED; draw++) {
    const plan = selectPairsToLabel(result, { count: COUNT, seed: draw })
    const { estimate, stop } = asked(plan, isMatch)
    const real = presentQuality(plan, isMatch)
    for (const what of ['precision', 'recall'] as const) {
      const { low, high } = estimate[what]
      if (real[what] >= low && real[what] <= high) held[what] += 1 / ASKED
    }
    held.width += widthOf(estimate) / ASKED
    held.stop += stop / ASKED
  }
  Object.assign(out, means, {
    heldPrecision: held.precision,
    heldRecall: held.recall,
    width: held.width,
    stop: held.stop,
  })
  console.log(JSON.stringify({ bench: 'labels', level, rows, seed, count: COUNT, ...out }))
  for (const [name, value] of Object.entries(out)) {
    for (const group of [level, 'all']) push(sums, `${group} ${name}`, value)
  }
}

/** Decides each threshold once: every set of labels is tuned on the same ones. */
function remembered(result: LinkageResult): ReturnType<typeof redecider> {
  const under = redecider(result)
  const known = new Map<string, ReturnType<typeof under>>()
  return (thresholds) => {
    const key = JSON.stringify(thresholds)
    const found = known.get(key) ?? under(thresholds)
    known.set(key, found)
    return found
  }
}

async function truthByThreshold(
  result: LinkageResult,
  truth: Int32Array,
  under: ReturnType<typeof redecider>,
): Promise<Map<number, TrueQuality>> {
  const { left, right } = labelFrame(result, result.floor)
  const found = left.filter((a, at) => truth[a] === truth[right[at]!]).length
  const qualityOf = new Map<number, TrueQuality>()
  for (const upper of UPPERS) {
    const lower = Math.min(upper, result.model.thresholds.lower)
    const quality = pairwiseQuality((await under({ upper, lower })).labels, truth)
    const { truePositives, falsePositives, f1 } = quality
    const f1Found = (2 * truePositives) / (truePositives + falsePositives + found)
    qualityOf.set(upper, { f1, f1Found })
  }
  return qualityOf
}

/** Of one threshold: F1 among all true pairs, and among those that blocking found, as labels know it. */
interface TrueQuality {
  readonly f1: number
  readonly f1Found: number
}

function answered(
  pairs: readonly { left: number; right: number; inclusion: number }[],
  isMatch: (a: number, b: number) => boolean,
): LabelledPairs {
  return {
    kind: 'pairs',
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    match: Uint8Array.from(pairs, ({ left, right }) => (isMatch(left, right) ? 1 : 0)),
    certainty: new Float64Array(pairs.length).fill(1),
    inclusion: Float64Array.from(pairs, ({ inclusion }) => inclusion),
  }
}

/** Ten strata of as many pairs each, and strata of three bits each. */
function plainCuts({ frame }: LabelPlan): Record<string, number[]> {
  const sorted = frame.weight.filter((weight) => !Number.isNaN(weight)).sort()
  const decile = (k: number): number => sorted[Math.floor((k * sorted.length) / 10)]!
  return {
    equalCount: Array.from({ length: 9 }, (_, k) => decile(k + 1)),
    equalWidth: Array.from({ length: 16 }, (_, k) => 3 * k - 6),
  }
}

/** As many labels, at random, from strata of weight alone: each as many. */
function drawWithin({ frame }: LabelPlan, cuts: readonly number[], draw: number) {
  const strata = new Map<number, number[]>()
  for (const [at, weight] of frame.weight.entries()) {
    const band = cuts.filter((cut) => weight >= cut).length
    push(strata, band, at)
  }
  const lists = [...strata.values()]
  const sizes = lists.map(({ length }) => ({ size: length, deviation: 1 / length }))
  const labels = allocateLabels(sizes, COUNT)
  return lists.flatMap((pairs, stratum) => {
    const count = labels[stratum]!
    const hash = (at: number): number => combineHash(at, draw, 0, hashString('plain'))
    return [...pairs]
      .sort((a, b) => hash(a) - hash(b))
      .slice(0, count)
      .map((at) => ({
        left: frame.left[at]!,
        right: frame.right[at]!,
        inclusion: count / pairs.length,
      }))
  })
}

/** A session with a labeller who knows the truth. */
function asked(plan: LabelPlan, isMatch: (a: number, b: number) => boolean) {
  const session = new LabelSession(plan, [])
  let stop = 0
  for (let label = 1; session.current !== undefined; label++) {
    const { left, right } = session.current
    session.answer(isMatch(left, right) ? 'same' : 'different')
    if (stop === 0 && label >= 30 && widthOf(session.estimate()) < Number(values.width))
      stop = label
  }
  return { estimate: session.estimate(), stop: stop || COUNT }
}

function presentQuality({ frame }: LabelPlan, isMatch: (a: number, b: number) => boolean) {
  let [found, claimed, all] = [0, 0, 0]
  for (const [at, a] of frame.left.entries()) {
    const match = isMatch(a, frame.right[at]!) ? 1 : 0
    claimed += frame.joined[at]!
    all += match
    found += match * frame.joined[at]!
  }
  return { precision: found / claimed, recall: found / all } satisfies Partial<
    Record<keyof LabelEstimate, number>
  >
}

function printTables(): void {
  const groups = [...LEVELS, 'all']
  const cells = (name: string, of: (values: readonly number[]) => string): string[] =>
    groups.map((group) => of(sums.get(`${group} ${name}`)!))
  const means = (name: string): string[] => cells(name, (all) => mean(all).toFixed(5))
  const roots = (name: string): string[] => cells(name, (all) => Math.sqrt(mean(all)).toFixed(5))
  const worst = cells('chosen', (all) => Math.max(...all).toFixed(5))
  console.log(`\n${COUNT} labels, ${SEEDS} files of each kind, ${DRAWS} draws; means over files\n`)
  const rows = [
    ['F1 tuned on full truth', ...means('best')],
    ['lost without tuning', ...means('untuned')],
    ['lost: pairs that label chooses', ...means('chosen')],
    ['lost: the worst file', ...worst],
    ['lost: the same pairs, by labels alone', ...means('alone')],
    ['lost: at random within ten strata of as many pairs', ...means('equalCount')],
    ['lost: at random within strata of 3 bits', ...means('equalWidth')],
    ['stated F1 is off: pairs that label chooses', ...roots('chosenOff')],
    ['off: at random within ten strata of as many pairs', ...roots('equalCountOff')],
    ['off: at random within strata of 3 bits', ...roots('equalWidthOff')],
    ['intervals that hold precision', ...means('heldPrecision')],
    ['intervals that hold recall', ...means('heldRecall')],
    ['width of the wider interval', ...means('width')],
    ['labels until it is narrow enough', ...means('stop')],
  ]
  console.log(markdownTable(['', ...groups], rows))
  console.log(
    '\nWhat random pairs within strata lose more than those that label chooses, by file.\n',
  )
  const apart = PLAIN.flatMap((plain) =>
    (['', 'Off'] as const).map((what) => [
      `${plain}, ${what === '' ? 'F1 lost' : 'squared error of the stated F1'}`,
      ...groups.map((group) =>
        differenceText(sums.get(`${group} ${plain}${what}`)!, sums.get(`${group} chosen${what}`)!),
      ),
    ]),
  )
  console.log(markdownTable(['', ...groups], apart))
}

/** The mean of what one has more than the other, with its 95 % interval over files. */
function differenceText(more: readonly number[], less: readonly number[]): string {
  const differences = more.map((each, at) => each - less[at]!)
  const middle = mean(differences)
  const variance = mean(differences.map((each) => (each - middle) ** 2))
  const half = 1.96 * Math.sqrt(variance / (differences.length - 1))
  const [value, low, high] = [middle, middle - half, middle + half].map((x) => (1e6 * x).toFixed(1))
  return `${value} (${low} to ${high}) millionths`
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
