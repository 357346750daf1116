/**
 * What are 200 labels worth? On generated students, with answers from truth: how far the F1 of the
 * threshold tuned on labels stays behind tuning on full truth, for pairs that `label` chooses and for
 * as many drawn at random within weight strata; whether the intervals hold the truth; how calibrated
 * stated probabilities are before and after; what m learnt from them does. Prints a JSON line per file
 * of students and a table.
 *
 *   node --conditions=source bench/labels.bench.ts [--seeds 12] [--count 200] [--draws 3]
 */
import { parseArgs } from 'node:util'
import { LabelSession } from '../src/analysis/label-session.ts'
import { qualityByThreshold } from '../src/analysis/quality-by-threshold.ts'
import { type LabelPlan, selectPairsToLabel } from '../src/analysis/select-pairs.ts'
import type { LabelledPairs } from '../src/analysis/truth.ts'
import { allocateLabels } from '../src/evaluation/allocate-labels.ts'
import { type LabelEstimate, widthOf } from '../src/evaluation/label-estimate.ts'
import { pairwiseQuality } from '../src/evaluation/pairwise.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { recordName } from '../src/linker/prepare.ts'
import { redecider } from '../src/linker/redecide.ts'
import { combineHash, hashString } from '../src/records/hash.ts'
import { tableFromRecords } from '../src/records/table.ts'
import { statedProbability } from '../src/scoring/match-probability.ts'
import { PairWeigher } from '../src/scoring/pair-weigher.ts'
import { loadSet, runSet } from './labelled-sets.ts'
import { markdownTable } from './markdown.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '12' },
    count: { type: 'string', default: '200' },
    draws: { type: 'string', default: '3' },
    width: { type: 'string', default: '0.02' },
  },
})
const [SEEDS, COUNT, DRAWS] = [values.seeds, values.count, values.draws].map(Number) as [
  number,
  number,
  number,
]
const LEVELS = ['low', 'middle', 'high'] as const
const ROWS = [5000, 10_000, 20_000] as const
/** Sessions per file, to see how often the intervals hold. */
const ASKED = 20
const FLOOR = -15
const UPPERS = Array.from({ length: 53 }, (_, at) => -6 + at / 2)

/** A pair with its stated probability, the calibrated one, and its truth. */
type Stated = readonly [stated: number, calibrated: number, match: number]

const sums = new Map<string, number[]>()
const stated = new Map<string, Stated[]>()
for (let seed = 1; seed <= SEEDS; seed++) {
  for (const level of LEVELS) await measure(level, ROWS[seed % ROWS.length]!, seed)
}
printTables()

async function measure(level: string, rows: number, seed: number): Promise<void> {
  const set = await loadSet(`students-${level}:${rows}:${2000 + seed}`)
  const result = await runSet(set, { floor: FLOOR })
  const truth = truthLabels(result.prepared.table, 'truth_id', result.prepared.keys.order)
  const isMatch = (a: number, b: number): boolean => truth[a] === truth[b]
  const under = remembered(result)
  const f1Of = await truthByThreshold(result, truth, under)
  const best = Math.max(...f1Of.values())
  const out: Record<string, number> = {
    best,
    untuned: best - pairwiseQuality(result.labels, truth).f1,
  }
  const loss = async (labels: LabelledPairs): Promise<number> => {
    const table = await qualityByThreshold(result, labels, UPPERS, { under })
    const top = table.reduce((a, b) => (b.f1 > a.f1 ? b : a))
    return best - f1Of.get(top.upper)!
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
    return best - f1Of.get(topUpper)!
  }
  const held = { precision: 0, recall: 0, width: 0, stop: 0 }
  const means: Record<string, number> = { chosen: 0, alone: 0, equalCount: 0, equalWidth: 0 }
  for (let draw = 0; draw < DRAWS; draw++) {
    const plan = selectPairsToLabel(result, { count: COUNT, seed: draw })
    const labels = answered(plan.pairs, isMatch)
    means.chosen! += (await loss(labels)) / DRAWS
    means.alone! += (await lossByLabelsAlone(labels)) / DRAWS
    for (const [name, cuts] of Object.entries(plainCuts(plan))) {
      means[name]! += (await loss(answered(drawWithin(plan, cuts, draw), isMatch))) / DRAWS
    }
    if (draw > 0) continue
    const learnt = await learntFrom(set, result, plan, isMatch)
    keepStated(level, plan, learnt, isMatch)
    out.learnt = learnt.truth!.pairwise.f1 - pairwiseQuality(result.labels, truth).f1
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
  { model }: LinkageResult,
  truth: Int32Array,
  under: ReturnType<typeof redecider>,
): Promise<Map<number, number>> {
  const f1Of = new Map<number, number>()
  for (const upper of UPPERS) {
    const lower = Math.min(upper, model.thresholds.lower)
    f1Of.set(upper, pairwiseQuality((await under({ upper, lower })).labels, truth).f1)
  }
  return f1Of
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

function keepStated(
  level: string,
  { frame }: LabelPlan,
  learnt: LinkageResult,
  isMatch: (a: number, b: number) => boolean,
): void {
  const weigher = new PairWeigher(learnt.model, learnt.prepared)
  for (const [at, left] of frame.left.entries()) {
    if (Number.isNaN(frame.weight[at]!)) continue
    const weight = weigher.weigh(left, frame.right[at]!)
    const after = statedProbability(weight, learnt.model.calibration)
    const match = isMatch(frame.left[at]!, frame.right[at]!) ? 1 : 0
    for (const group of [level, 'all']) {
      push(stated, group, [frame.probability[at]!, after, match] as const)
    }
  }
}

/** The same run with the labels to learn from. */
async function learntFrom(
  set: Awaited<ReturnType<typeof loadSet>>,
  result: LinkageResult,
  plan: LabelPlan,
  isMatch: (a: number, b: number) => boolean,
): Promise<LinkageResult> {
  const labels = tableFromRecords(
    plan.pairs.map(({ left, right, inclusion }) => ({
      left_id: recordName(result.prepared, left),
      right_id: recordName(result.prepared, right),
      match: isMatch(left, right) ? 'yes' : 'no',
      inclusion_probability: inclusion,
    })),
  )
  return await runSet(set, { labels })
}

/** Over pairs with a stated probability of 0.05 to 0.95, in ten bins of as many pairs each. */
function calibrationError(pairs: readonly Stated[], of: 0 | 1): number {
  const open = pairs.filter((pair) => pair[of] >= 0.05 && pair[of] <= 0.95)
  open.sort((a, b) => a[of] - b[of])
  let error = 0
  for (let bin = 0; bin < 10; bin++) {
    const from = Math.floor((bin * open.length) / 10)
    const own = open.slice(from, Math.floor(((bin + 1) * open.length) / 10))
    const gap = own.reduce((sum, pair) => sum + pair[of] - pair[2], 0)
    error += Math.abs(gap) / open.length
  }
  return error
}

function printTables(): void {
  const mean = (key: string): number => {
    const all = sums.get(key)!
    return all.reduce((a, b) => a + b, 0) / all.length
  }
  const worst = (key: string): number => Math.max(...sums.get(key)!)
  const groups = [...LEVELS, 'all']
  const cells = (name: string): string[] =>
    groups.map((group) => mean(`${group} ${name}`).toFixed(5))
  console.log(`\n${COUNT} labels, ${SEEDS} files of each kind, ${DRAWS} draws; means over files\n`)
  const rows = [
    ['F1 tuned on full truth', ...cells('best')],
    ['lost without tuning', ...cells('untuned')],
    ['lost: pairs that label chooses', ...cells('chosen')],
    ['lost: the worst file', ...groups.map((group) => worst(`${group} chosen`).toFixed(5))],
    ['lost: the same pairs, by labels alone', ...cells('alone')],
    ['lost: at random within ten strata of as many pairs', ...cells('equalCount')],
    ['lost: at random within strata of 3 bits', ...cells('equalWidth')],
    ['intervals that hold precision', ...cells('heldPrecision')],
    ['intervals that hold recall', ...cells('heldRecall')],
    ['width of the wider interval', ...cells('width')],
    ['labels until it is narrow enough', ...cells('stop')],
    [
      'calibration error after EM',
      ...groups.map((g) => calibrationError(stated.get(g)!, 0).toFixed(4)),
    ],
    [
      'calibration error after labels',
      ...groups.map((g) => calibrationError(stated.get(g)!, 1).toFixed(4)),
    ],
    ['F1 gained by m from labels', ...cells('learnt')],
  ]
  console.log(markdownTable(['', ...groups], rows))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
