/**
 * How good is a result of any system? Reads the prepared file and a folder with `clusters.csv` and
 * `links.csv`, and prints JSON. With a second folder, also which links only one of the two has.
 *
 *   node --conditions=source bench/peers/judge-result.ts prepared.csv result [other-result]
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearMatchClusterPairs } from '../../src/evaluation/cluster-pairs.ts'
import { nearMatchRecall } from '../../src/evaluation/near-match-recall.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { reviewLoad } from '../../src/evaluation/review-load.ts'
import type { RunQuality } from '../speed/quality-cells.ts'

/** What is printed. */
export interface Judgement extends RunQuality {
  readonly clusters: number
  /** Links that only this result has, and that only the other has. */
  readonly onlyHere?: number
  readonly onlyThere?: number
}

const [prepared, folder, other] = process.argv.slice(2)
const truth = readPairs(prepared!, 'record_id', 'truth_id')
const rowOf = new Map(truth.map(([id], row) => [id, row]))
const labels = new Int32Array(rowOf.size).fill(-1)
const numbers = new Map<string, number>()
for (const [id, cluster] of readPairs(join(folder!, 'clusters.csv'), 'record_id', 'cluster_id')) {
  labels[rowOf.get(id)!] = numberOf(numbers, cluster)
}
if (labels.includes(-1)) throw new Error('clusters.csv lacks records')
const children = new Map<string, number>()
const truthLabels = Int32Array.from(truth, ([, child]) => numberOf(children, child))

const links = readPairs(join(folder!, 'links.csv'), 'left_id', 'right_id')
const near = links.filter(([a, b]) => labels[rowOf.get(a)!] !== labels[rowOf.get(b)!])
const pairs = nearMatchClusterPairs(
  labels,
  Uint32Array.from(near, ([a]) => rowOf.get(a)!),
  Uint32Array.from(near, ([, b]) => rowOf.get(b)!),
)
const { precision, recall } = pairwiseQuality(labels, truthLabels)
const judgement: Judgement = {
  links: links.length,
  clusters: numbers.size,
  precision,
  recall,
  recallWithNearMatches: nearMatchRecall(labels, truthLabels, pairs).recallWithReview,
  reviewPerThousand: reviewLoad(pairs, labels.length).per1000Records,
  ...(other === undefined ? {} : difference(links, other)),
}
console.log(JSON.stringify(judgement))

function difference(
  own: readonly (readonly [string, string])[],
  folder: string,
): { onlyHere: number; onlyThere: number } {
  const keyOf = ([a, b]: readonly [string, string]): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const here = new Set(own.map(keyOf))
  const there = new Set(readPairs(join(folder, 'links.csv'), 'left_id', 'right_id').map(keyOf))
  return { onlyHere: missing(here, there), onlyThere: missing(there, here) }
}

/** How many of one set the other lacks. */
function missing(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const key of one) if (!other.has(key)) count++
  return count
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/** Two columns of a plain CSV file; ids of generated students need no quotes, but may have them. */
function readPairs(file: string, first: string, second: string): (readonly [string, string])[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  const header = cells(lines[0]!)
  const [a, b] = [header.indexOf(first), header.indexOf(second)]
  if (a < 0 || b < 0) throw new Error(`${file} lacks ${first} or ${second}`)
  const pairs: (readonly [string, string])[] = []
  for (let at = 1; at < lines.length; at++) {
    if (lines[at] === '') continue
    const row = cells(lines[at]!)
    pairs.push([row[a]!, row[b]!])
  }
  return pairs
}

function cells(line: string): string[] {
  const plain = line.includes('"') ? line.replaceAll('"', '') : line
  return plain.split(',')
}
