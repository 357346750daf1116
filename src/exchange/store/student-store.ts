import { APP_TABLE, type Transaction } from '../../registry/transaction.ts'
import { afterPrefix, KeyBuilder } from '../../storage/key.ts'
import type { StoreReader } from '../../storage/store.ts'
import type { SubmissionSummary } from '../msix/check-submission.ts'
import type { StudentDocument } from '../student-document.ts'
import { TABLE } from './table-numbers.ts'

/** A file that was taken in. */
export interface KeptFile {
  /** Milliseconds since 1970. */
  readonly time: number
  readonly summary: SubmissionSummary
}

const utf8 = new TextDecoder()

/** What a state says of a student, as it is kept. */
export type StudentBytes = Uint8Array

/** What a state says of a student now. */
export function readStudent(
  reader: StoreReader,
  state: string,
  id: string,
): StudentDocument | undefined {
  return parsed(studentBytes(reader, state, id))
}

/** The same as it is kept, to be told from what stands at another time; copy what is to last. */
export function studentBytes(
  reader: StoreReader,
  state: string,
  id: string,
): StudentBytes | undefined {
  return reader.get(APP_TABLE, studentKey(state, id))
}

export function documentIn(bytes: StudentBytes | undefined): StudentDocument | undefined {
  return parsed(bytes)
}

/** What a state says of its students now, by their ids. @param after - only ids behind it. */
export function* readStudentsOf(
  reader: StoreReader,
  state: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Generator<StudentDocument> {
  const first = new KeyBuilder().u8(TABLE.student).text(state).done()
  // The key itself and a byte more is the first that may follow it.
  const from = after === undefined ? first : Buffer.concat([studentKey(state, after), Buffer.of(0)])
  for (const [, value] of reader.range(APP_TABLE, { from, to: afterPrefix(first)!, limit })) {
    yield parsed<StudentDocument>(value)!
  }
}

/** All that a state has said of a student, the first version first. */
export function readVersions(reader: StoreReader, state: string, id: string): StudentDocument[] {
  const now = readStudent(reader, state, id)
  if (now === undefined) return []
  const key = (version: number): Uint8Array => versionKey(state, id, version)
  const before = reader.range(APP_TABLE, { from: key(0), to: key(now.version) })
  return [...Array.from(before, ([, value]) => parsed<StudentDocument>(value)!), now]
}

/** The file with these bytes, if it was taken in whole. */
export function readFile(reader: StoreReader, sha256: string): KeptFile | undefined {
  return parsed(reader.get(APP_TABLE, fileKey(sha256)))
}

/** The same within a transaction, and what is written there. */
export function exchangeWriter({ app }: Transaction) {
  return {
    student: (state: string, id: string): StudentDocument | undefined =>
      parsed(app.get(studentKey(state, id))),
    /** What is said from now on; what was said until now stays as a version before it. */
    putStudent(state: string, id: string, document: StudentDocument): void {
      const key = studentKey(state, id)
      const before = app.get(key)
      if (before !== undefined) {
        const { version } = parsed<StudentDocument>(before)!
        app.put(versionKey(state, id, version), before)
      }
      app.put(key, Buffer.from(JSON.stringify(document)))
    },
    /** Removes all versions up to one. */
    forgetStudent(state: string, id: string, last: number): void {
      for (let version = 1; version <= last; version++) app.remove(versionKey(state, id, version))
      app.remove(studentKey(state, id))
    },
    /** The state calls the student by another id from now on; it must have none under that. */
    moveStudent(state: string, from: string, to: string): void {
      const document: StudentDocument | undefined = parsed(app.get(studentKey(state, from)))
      if (document === undefined) return
      for (let version = 1; version < document.version; version++) {
        const value = app.get(versionKey(state, from, version))
        if (value !== undefined) app.put(versionKey(state, to, version), value)
        app.remove(versionKey(state, from, version))
      }
      app.put(studentKey(state, to), Buffer.from(JSON.stringify(document)))
      app.remove(studentKey(state, from))
    },
    /** The state made one of two of its students: what it said of the first ends here. */
    endStudent(state: string, from: string, to: string, time: number): StudentDocument {
      const before: StudentDocument = parsed(app.get(studentKey(state, from)))!
      const version = before.version + 1
      const ended: StudentDocument = { ...before, version, time, deleted: true, rekeyedTo: to }
      this.putStudent(state, from, ended)
      return ended
    },
    putFile(sha256: string, file: KeptFile): void {
      app.put(fileKey(sha256), Buffer.from(JSON.stringify(file)))
    },
  }
}

function studentKey(state: string, id: string): Uint8Array {
  return new KeyBuilder().u8(TABLE.student).text(state).text(id).done()
}

function versionKey(state: string, id: string, version: number): Uint8Array {
  return new KeyBuilder().u8(TABLE.studentVersion).text(state).text(id).u32(version).done()
}

function fileKey(sha256: string): Uint8Array {
  return new KeyBuilder().u8(TABLE.submittedFile).text(sha256).done()
}

function parsed<T>(bytes: Uint8Array | undefined): T | undefined {
  return bytes === undefined ? undefined : JSON.parse(utf8.decode(bytes))
}
