import { countText } from '../markdown.ts'
import { type BenchTable, megabytesText, ratioText, secondsText } from '../speed/bench-result.ts'
import { QUALITY_HEADER, qualityCells } from '../speed/quality-cells.ts'
import type { Judgement } from './judge-result.ts'
import type { AbsentSystem } from './systems.ts'

/** What a system took, and how good its result is. */
export interface PeerMeasure extends Judgement {
  readonly system: string
  readonly trained: boolean
  readonly rows: number
  readonly wallSeconds: number
  readonly peakBytes: number
  readonly cpuSeconds: number
  readonly candidatePairs: number
}

/** A table of one size; of each way of weighing, the first system is what the others relate to. */
export function peersTable(
  rows: number,
  measures: readonly PeerMeasure[],
  absent: readonly AbsentSystem[],
): BenchTable {
  const header = [
    `${countText(rows)} records`,
    'seconds',
    '× its time',
    'processor (s)',
    'peak MB',
    '× its memory',
    'candidate pairs',
    ...QUALITY_HEADER,
  ]
  const lines = measures.map((one) => {
    const base = measures.find(({ trained }) => trained === one.trained)!
    return [
      one.system,
      secondsText(one.wallSeconds),
      ratioText(one.wallSeconds / base.wallSeconds),
      secondsText(one.cpuSeconds),
      megabytesText(one.peakBytes),
      ratioText(one.peakBytes / base.peakBytes),
      countText(one.candidatePairs),
      ...qualityCells(one),
    ]
  })
  const missing = absent.map(({ name, absent: why }) => [
    name,
    `absent: ${why}`,
    ...header.slice(2).map(() => ''),
  ])
  return { header, rows: [...lines, ...missing] }
}

/** Whether the jobs were the same: candidate pairs, and links where the weights were given. */
export function agreementNotes(rows: number, measures: readonly PeerMeasure[]): string[] {
  const counts = new Set(measures.map(({ candidatePairs }) => candidatePairs))
  const size = `${countText(rows)} records`
  const base = measures[0]
  if (base === undefined) return []
  const pairs =
    counts.size === 1
      ? `${size}: all ${measures.length} systems look at the same ${countText(base.candidatePairs)} candidate pairs`
      : `${size}: **candidate pairs differ**: ${differences(measures, ({ candidatePairs }) => candidatePairs)}`
  const given = measures.filter(({ trained }) => !trained)
  const unlike = given.filter(({ onlyHere = 0, onlyThere = 0 }) => onlyHere + onlyThere > 0)
  const links =
    unlike.length === 0
      ? `with the weights given, all ${given.length} find the same links.`
      : `with the weights given, links differ: ${unlike.map(({ system, onlyHere, onlyThere }) => `${system} has ${onlyHere} that nearmatch lacks and lacks ${onlyThere}`).join('; ')}.`
  // Alone, nearmatch agrees with itself.
  return measures.length < 2 ? [] : [given.length < 2 ? `${pairs}.` : `${pairs}; ${links}`]
}

function differences(
  measures: readonly PeerMeasure[],
  of: (measure: PeerMeasure) => number,
): string {
  const base = of(measures[0]!)
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${countText(Math.abs(value))}`
  return measures
    .map((one) => `${one.system} ${countText(of(one))} (${signed(of(one) - base)})`)
    .join(', ')
}
