import type { LinkageResult } from '../../src/linker/link-table.ts'
import { clustersOf, linkedPairs } from '../../src/linker/results.ts'
import { modelToJson } from '../../src/model/model-json.ts'
import { type Table, tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

export type Row = Readonly<Record<string, string>>

/** Columns of generated students that tell the truth and are no evidence. */
const TRUTH = ['truth_id', 'truth_family', 'truth_twin', 'error_kinds']

/** Generated students without what tells the truth. */
export function studentRows(rows: number, seed: number): Row[] {
  return Array.from(generateStudents({ rows, seed }), (row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !TRUTH.includes(column))),
  )
}

export function studentTable(rows: number, seed: number): Table {
  return tableFromRecords(studentRows(rows, seed))
}

/** The order of a list turned over by a seed, without chance. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const keyed = list.map((item, at) => ({
    item,
    key: (Math.imul(at + 1, 2654435761) ^ seed) >>> 0,
  }))
  return keyed
    .sort((a, b) => Math.imul(a.key, 40503) - Math.imul(b.key, 40503))
    .map((each) => each.item)
}

/** Everything a result decides, independent of the order of rows. */
export function decisionsOf(result: LinkageResult): {
  clusters: Record<string, string>
  links: string[]
} {
  const clusters = [...clustersOf(result)].map(({ source, recordId, clusterId }) => {
    return [source === undefined ? recordId : `${source}/${recordId}`, clusterId] as const
  })
  return {
    clusters: Object.fromEntries(clusters.sort(([a], [b]) => (a < b ? -1 : 1))),
    links: [...linkedPairs(result)].map((link) => JSON.stringify(link)),
  }
}

/** The decisions and the model, to the byte. */
export function outcomeOf(result: LinkageResult): object {
  return { ...decisionsOf(result), model: modelToJson(result.model) }
}

/** The cluster of each record id. */
export function clusterOf(result: LinkageResult): ReadonlyMap<string, string> {
  return new Map([...clustersOf(result)].map(({ recordId, clusterId }) => [recordId, clusterId]))
}

const BLANK = {
  record_id: '',
  state: 'WA',
  state_student_id: '',
  first_name: '',
  middle_name: '',
  last_name_1: '',
  last_name_2: '',
  sex: '',
  birth_date: '',
  multiple_birth: '',
  parent_1_first: '',
  birth_city: '',
} as const

export type Student = { readonly [C in keyof typeof BLANK]?: string }

/** A table of students by hand; columns left out are empty. */
export function handmade(students: readonly Student[]): Table {
  return tableFromRecords(students.map((student) => ({ ...BLANK, ...student })))
}

/** One child, as two states have it. */
export const ANA: Student = {
  first_name: 'Ana',
  middle_name: 'Luisa',
  last_name_1: 'García',
  last_name_2: 'Villaseñor',
  sex: 'F',
  birth_date: '2011-07-23',
  parent_1_first: 'Rosalba',
  birth_city: 'Uruapan',
}

export const TOM: Student = {
  first_name: 'Tomás',
  middle_name: 'Eduardo',
  last_name_1: 'Quintero',
  last_name_2: 'Zavala',
  sex: 'M',
  birth_date: '2009-02-11',
  parent_1_first: 'Herminia',
  birth_city: 'Apatzingán',
}
