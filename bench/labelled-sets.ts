/**
 * The labelled sets of the benchmarks: records with truth, ready for `dedupe` or `link`. Nothing is
 * configured here beyond the truth; what the columns mean is left to guessing.
 *
 * @module
 */

import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readTable } from '../src/io/read-table.ts'
import { dedupe, link } from '../src/linker/dedupe.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import type { LinkageOptions } from '../src/linker/linkage-options.ts'
import { cell, type Table, textColumn } from '../src/records/table.ts'
import type { ErrorLevel } from '../src/synthetic/error-kinds.ts'
import { generateStudentsCsv } from '../src/synthetic/students-csv.ts'

/** Records with truth. */
export interface LabelledSet {
  readonly name: string
  readonly title: string
  readonly table: Table
  /** If there are two tables to link: the second one. */
  readonly right?: Table
  readonly options: LinkageOptions
}

/** Not used anywhere else, so that nothing can have been tuned to it. */
const STUDENT_SEED = 1001
const STUDENT_ROWS = 20_000
const TRUTH = 'bench_truth'

const SETS: Readonly<Record<string, (name: string) => Promise<LabelledSet>>> = {
  febrl1: (name) => febrl(name, 'dataset1'),
  febrl2: (name) => febrl(name, 'dataset2'),
  febrl3: (name) => febrl(name, 'dataset3'),
  fake1000: async (name) => ({
    name,
    title: 'fake_1000',
    table: await read('splink_fake_1000/fake_1000.csv'),
    options: { truth: 'cluster' },
  }),
  geco: async (name) => ({
    name,
    title: 'geco foreigners',
    table: await read('geco_foreigners_1500/data_1000.csv'),
    options: { truth: 'true_id' },
  }),
  nbs,
  'students-low': (name) => students(name, 'low'),
  'students-middle': (name) => students(name, 'middle'),
  'students-high': (name) => students(name, 'high'),
}

/** Names of the sets, in the order of the report. */
export const SET_NAMES: readonly string[] = Object.keys(SETS)

/** Loads a set; `students-<level>:<rows>:<seed>` gives students of another size and seed. */
export async function loadSet(name: string): Promise<LabelledSet> {
  const [kind, rows, seed] = name.split(':')
  const level = /^students-(low|middle|high)$/.exec(kind!)?.[1]
  if (level !== undefined && rows !== undefined) {
    return students(name, level as ErrorLevel, Number(rows), Number(seed ?? STUDENT_SEED))
  }
  const load = SETS[name]
  if (load === undefined) {
    throw new Error(`there is no set "${name}"; there are ${SET_NAMES.join(', ')}`)
  }
  return load(name)
}

/** Links a set with the preset and nothing else. */
export function runSet(
  { table, right, options }: LabelledSet,
  more: LinkageOptions = {},
): Promise<LinkageResult> {
  const all = { ...options, ...more }
  return right === undefined ? dedupe(table, all) : link(table, right, all)
}

function read(file: string): Promise<Table> {
  return readTable([fileURLToPath(new URL(`data/${file}`, import.meta.url))])
}

/** `rec-<entity>-org`, `rec-<entity>-dup-<k>`: the entity is the truth. */
async function febrl(name: string, file: string): Promise<LabelledSet> {
  const table = await read(`febrl/${file}.csv`)
  const truth = withColumn(table, TRUTH, (row) => cell(table, row, 'rec_id').split('-')[1]!)
  return { name, title: `febrl ${file}`, table: truth, options: { truth: TRUTH } }
}

/**
 * Test rows against seed rows. Each test row names its seed row and what is expected of the two:
 * a `match` is the same person, a `no_match` is somebody else, a `possible_match` is not known.
 */
async function nbs(name: string): Promise<LabelledSet> {
  const seeds = await read('nbs_cases/nbs_seed.csv')
  const tests = await read('nbs_cases/nbs_test.csv')
  const seed = withColumn(seeds, TRUTH, (row) => cell(seeds, row, 'Match Id'))
  const test = withColumn(tests, TRUTH, (row) => {
    const expected = cell(tests, row, 'Expected Result')
    if (expected === 'possible_match') return ''
    return expected === 'match' ? cell(tests, row, 'Match Id') : `no-match-${row}`
  })
  return {
    name,
    title: 'nbs cases',
    table: withColumn(test, 'record_id', (row) => `test-${cell(tests, row, 'Test Case #')}`),
    right: withColumn(seed, 'record_id', (row) => `seed-${cell(seeds, row, 'Match Id')}`),
    // What is not evidence: the answer, and the numbers that point to it.
    options: {
      id: 'record_id',
      truth: TRUTH,
      ignore: ['Match Id', 'Test Case #', 'Expected Result'],
    },
  }
}

async function students(
  name: string,
  errors: ErrorLevel,
  rows = STUDENT_ROWS,
  seed = STUDENT_SEED,
): Promise<LabelledSet> {
  const stream = Readable.from(generateStudentsCsv({ rows, seed, errors }))
  return {
    name,
    title: `students, ${errors}`,
    // As a file would be read, so that memory is what a user's run takes.
    table: await readTable([{ name: `${name}.csv`, stream }]),
    options: { truth: 'truth_id', ignore: ['truth_family', 'truth_twin', 'error_kinds'] },
  }
}

function withColumn(table: Table, name: string, textOf: (row: number) => string): Table {
  const rows = Array.from({ length: table.rows }, (_, row) => row)
  return { ...table, columns: [...table.columns, textColumn(name, rows, textOf)] }
}
