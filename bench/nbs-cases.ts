import { Explainer } from '../src/linker/explain.ts'
import { KeyIndex } from '../src/linker/key-index.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { train } from '../src/linker/train.ts'
import { cell, columnOf, type Table, textColumn } from '../src/records/table.ts'
import { type LabelledSet, loadSet, runSet } from './labelled-sets.ts'
import { evidenceText } from './pair-text.ts'

/** What is expected of a test row and its seed row, and what nearmatch says. */
export type ThreeWay = 'match' | 'possible_match' | 'no_match'

/** The three, in the order of tables. */
export const THREE_WAY: readonly ThreeWay[] = ['match', 'possible_match', 'no_match']

/** One test row against the seed row that it names. */
export interface NbsCase {
  readonly testCase: string
  readonly seed: string
  readonly expected: ThreeWay
  readonly decided: ThreeWay
  /** Weight, levels and bar of the pair. */
  readonly evidence: string
}

/**
 * Links each test row, alone, with the seed rows: rows of one set are variants of the same persons,
 * and together they would decide about each other. The model is fitted to the seed rows.
 */
export async function nbsCases(): Promise<NbsCase[]> {
  const set = await loadSet('nbs')
  const tests = set.table
  const seeds = set.right!
  const ignore = set.options.ignore!.filter((name) => columnOf(seeds, name) !== undefined)
  const model = await train(seeds, { ...set.options, ignore })
  const cases: NbsCase[] = []
  for (let row = 0; row < tests.rows; row++) {
    const one: LabelledSet = { ...set, table: singleRow(tests, row) }
    cases.push(caseOf(tests, row, await runSet(one, { model })))
  }
  return cases
}

/** Decides all test rows in one run, with the model fitted to it, as `nearmatch link` would. */
export async function nbsCasesTogether(): Promise<NbsCase[]> {
  const set = await loadSet('nbs')
  const result = await runSet(set)
  return Array.from({ length: set.table.rows }, (_, row) => caseOf(set.table, row, result))
}

/** Cases by what was expected and what was decided. */
export function nbsCounts(
  cases: readonly NbsCase[],
): Readonly<Record<ThreeWay, Readonly<Record<ThreeWay, number>>>> {
  const countsOf = (expected: ThreeWay): Record<ThreeWay, number> => {
    const own = cases.filter((item) => item.expected === expected)
    const times = (decided: ThreeWay): number =>
      own.filter((item) => item.decided === decided).length
    return {
      match: times('match'),
      possible_match: times('possible_match'),
      no_match: times('no_match'),
    }
  }
  return {
    match: countsOf('match'),
    possible_match: countsOf('possible_match'),
    no_match: countsOf('no_match'),
  }
}

function caseOf(tests: Table, row: number, result: LinkageResult): NbsCase {
  const { prepared, labels, links, model } = result
  const index = new KeyIndex(prepared.keys)
  const sources = [...new Set(prepared.keys.sources!.values.toArray())]
  const find = (id: string): number =>
    sources.map((source) => index.find(source, id)).find((record) => record !== undefined)!
  const testCase = cell(tests, row, 'record_id')
  const seed = `seed-${cell(tests, row, 'Match Id')}`
  const [a, b] = [find(testCase), find(seed)].sort((x, y) => x - y)
  const isNear = (): boolean =>
    links.left.some(
      (left, at) =>
        (labels[left] === labels[a!] && labels[links.right[at]!] === labels[b!]) ||
        (labels[left] === labels[b!] && labels[links.right[at]!] === labels[a!]),
    )
  return {
    testCase,
    seed,
    expected: cell(tests, row, 'Expected Result') as ThreeWay,
    decided: labels[a!] === labels[b!] ? 'match' : isNear() ? 'possible_match' : 'no_match',
    evidence: evidenceText(new Explainer(model, prepared).pair(a!, b!)),
  }
}

function singleRow(table: Table, row: number): Table {
  const columns = table.columns.map(({ name }) => {
    const { ids, values } = columnOf(table, name)!
    return textColumn(name, [row], (at) => values.get(ids[at]!))
  })
  // With its origin: the two sources are told apart by their files.
  const part = { ...table.parts[0]!, firstRow: 0, rows: 1 }
  return { rows: 1, columns, parts: [part] }
}
