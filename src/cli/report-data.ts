import { Explainer } from '../linker/explain.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { pickPrepared } from '../linker/pick-prepared.ts'
import { recordName } from '../linker/prepare.ts'
import type { ReportData, ReportPair, ReportRecord } from '../report/report-data.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import { nearMatchReason } from './near-match-reason.ts'
import { recordView } from './record-view.ts'
import { clusterSizes } from './result-counts.ts'
import type { Summary } from './summary.ts'

const CLUSTERS_SHOWN = 10
/** A table of thousands of records is no page to look at. */
const CLUSTER_RECORDS_SHOWN = 200
const NEAR_MATCHES_SHOWN = 60

/** The records that the report shows. */
export type ReportRecords = Pick<ReportData, 'fields' | 'largest' | 'nearMatches' | 'notes'>

/** Finds the records to show: what of the report takes time. */
export function reportRecords(result: LinkageResult): ReportRecords {
  const view = recordView(result.prepared)
  return {
    fields: view.fields,
    ...largestClusters(result, view.record),
    nearMatches: nearMatches(result, view.record),
  }
}

/**
 * What the report shows of a result.
 *
 * @param generatedAt - ISO date of the run's end.
 */
export function buildReportData(
  args: LinkageArguments,
  result: LinkageResult,
  summary: Summary,
  { notes, ...records }: ReportRecords,
  generatedAt: string,
): ReportData {
  const { model, prepared, scored } = result
  const files = prepared.table.parts.map(({ file }) => file)
  const { quality, reviewPerThousand } = summary
  return {
    title: `${args.command === 'link' ? 'Linkage' : 'Deduplication'} of ${titleOf(files)}`,
    generatedAt,
    version: summary.version,
    inputs: prepared.table.parts.map(({ file, rows, sha256 }) => ({ file, rows, sha256 })),
    model: { name: model.name, hash: summary.modelHash, fitted: summary.model.fitted },
    notes: [...summary.warnings.map((text) => `Warning: ${text}`), ...summary.guesses, ...notes],
    counts: summary,
    seconds: summary.seconds,
    peakMemoryBytes: summary.peakMemoryBytes,
    ...(quality === undefined ? {} : { quality: { ...quality, reviewPerThousand } }),
    thresholds: { lower: model.thresholds.lower, upper: model.thresholds.upper },
    histogram: [...scored.histogram]
      .map(([from, pairs]) => ({ from, pairs }))
      .sort((a, b) => a.from - b.from),
    comparisons: model.comparisons.map(({ name, levels }) => ({
      name,
      levels: levels.map((level) => ({
        name: level.name,
        m: level.m,
        u: level.u,
        weight: Math.log2(level.m / level.u),
      })),
    })),
    blocking: blockingData(summary),
    ...records,
  }
}

function titleOf(files: readonly string[]): string {
  if (files.length === 0) return 'records'
  return files.length <= 2 ? files.join(' and ') : `${files[0]} and ${files.length - 1} more files`
}

function blockingData({ blocking }: Summary): ReportData['blocking'] {
  let cumulativePairs = 0
  const rules = blocking.rules.map((rule) => {
    const { name, blocks, found, added, split, unsplitPairs, cutPairs } = rule
    cumulativePairs += added
    return {
      name,
      blocks,
      pairs: found,
      newPairs: added,
      cumulativePairs,
      split,
      unsplitPairs,
      cutPairs,
      splitRecallCost: rule.splitRecallCost,
    }
  })
  const { worst, recall, splitRecallCost } = blocking
  return { rules, splitRecallCost, worst, ...(recall === undefined ? {} : { recall }) }
}

function largestClusters(
  { labels, prepared }: LinkageResult,
  recordOf: (record: number) => ReportRecord,
): { largest: ReportData['largest']; notes: string[] } {
  const sizes = clusterSizes(labels)
  const shown = largestOf(sizes)
  const members = new Map<number, number[]>(shown.map((label) => [label, []]))
  for (const [record, label] of labels.entries()) {
    const known = members.get(label)
    if (known !== undefined && known.length < CLUSTER_RECORDS_SHOWN) known.push(record)
  }
  const notes: string[] = []
  const largest = shown.map((label) => {
    const clusterId = recordName(prepared, label)
    if (sizes[label]! > CLUSTER_RECORDS_SHOWN) {
      notes.push(
        `cluster ${clusterId} has ${sizes[label]} records; this page shows ${CLUSTER_RECORDS_SHOWN} of them`,
      )
    }
    return { clusterId, records: members.get(label)!.map(recordOf) }
  })
  return { largest, notes }
}

/** Labels of the largest clusters of two or more; of equals, the smaller label first. */
function largestOf(sizes: Uint32Array): number[] {
  const best: number[] = []
  for (const [label, size] of sizes.entries()) {
    if (size < 2) continue
    if (best.length === CLUSTERS_SHOWN && sizes[best.at(-1)!]! >= size) continue
    best.push(label)
    best.sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    if (best.length > CLUSTERS_SHOWN) best.pop()
  }
  return best
}

/** The strongest near matches, one for each pair of clusters. */
function nearMatches(
  { labels, links, model, prepared }: LinkageResult,
  recordOf: (record: number) => ReportRecord,
): ReportPair[] {
  const { left, right, weight, matched } = links
  const near = Uint32Array.from(left.keys()).filter((at) => matched[at] === 0)
  near.sort((a, b) => weight[b]! - weight[a]! || a - b)
  const seen = new Set<string>()
  const shown: number[] = []
  for (const at of near) {
    if (shown.length === NEAR_MATCHES_SHOWN) break
    const [a, b] = [labels[left[at]!]!, labels[right[at]!]!]
    const key = `${Math.min(a, b)},${Math.max(a, b)}`
    if (seen.has(key)) continue
    seen.add(key)
    shown.push(at)
  }
  // Only these records: making all ready to be compared once more takes as long as writing the rest.
  const records = Uint32Array.from(new Set(shown.flatMap((at) => [left[at]!, right[at]!]))).sort()
  const explainer = new Explainer(model, pickPrepared(prepared, records))
  return shown.map((at) => {
    const [a, b] = [left[at]!, right[at]!]
    const explanation = explainer.pair(records.indexOf(a), records.indexOf(b))
    const reason = nearMatchReason(explanation, model.thresholds.upper)
    return {
      left: recordOf(a),
      right: recordOf(b),
      weight: explanation.weight,
      probability: explanation.probability,
      decision: 'near-match',
      ...(reason === undefined ? {} : { reason }),
      waterfall: explanation.steps,
    }
  })
}
