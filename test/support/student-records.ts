import { dedupe } from '../../src/linker/dedupe.ts'
import { clustersOf } from '../../src/linker/results.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { SourceRecord } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const FIELDS = Object.keys(shippedStudentModel().schema)

/** Generated students of the dirty kind, each submitted by its state. */
export function studentRecords(rows: number, seed: number): SourceRecord[] {
  return Array.from(generateStudents({ rows, seed, errors: 'high' }), (row) => {
    const values: Readonly<Record<string, unknown>> = { ...row }
    return {
      source: String(values.state),
      id: String(values.record_id),
      fields: Object.fromEntries(FIELDS.map((field) => [field, String(values[field] ?? '')])),
    }
  })
}

/** What batch says of them under a frozen model: groups of `source/id`. */
export async function dedupedGroups(
  records: readonly SourceRecord[],
  model: LinkageModel = shippedStudentModel(),
): Promise<string[]> {
  const rows = records.map(({ source, id, fields }) => ({
    ...Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? ''])),
    'own id': id,
    source,
  }))
  const result = await dedupe(tableFromRecords(rows), {
    model,
    id: 'own id',
    source: 'source',
    map: Object.fromEntries(FIELDS.map((field) => [field, field])),
    threads: 1,
  })
  const groups = new Map<string, string[]>()
  for (const { source, recordId, clusterId } of clustersOf(result)) {
    groups.set(clusterId, [...(groups.get(clusterId) ?? []), `${source}/${recordId}`])
  }
  return inOrder(groups.values())
}

/** Persons of a registry as groups of `source/id`. */
export function personGroups(registry: Registry): string[] {
  const groups = registry.read(({ state }) => {
    const found = new Map<string, string[]>()
    for (const { source, id, person } of state.records()) {
      if (person !== undefined) found.set(person, [...(found.get(person) ?? []), `${source}/${id}`])
    }
    return found
  })
  return inOrder(groups.values())
}

function inOrder(groups: Iterable<readonly string[]>): string[] {
  return Array.from(groups, (group) => group.toSorted().join(' ')).sort()
}
