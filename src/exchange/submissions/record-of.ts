import type { SourceRecord } from '../../registry/record-key.ts'
import { studentFields } from '../msix/student-fields.ts'
import type { StudentDocument } from '../student-document.ts'

/** What a state’s student is in the registry. */
export function recordOf(state: string, id: string, document: StudentDocument): SourceRecord {
  const line = { line: 0 }
  const fields = studentFields({
    student: { kind: 'student', values: document.student, ...line },
    records: document.records.map((record) => ({ ...record, ...line })),
  })
  return { source: state, id, fields }
}
