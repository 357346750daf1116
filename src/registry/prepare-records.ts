import { LinkageError } from '../errors.ts'
import type {
  FoundRecord,
  IndexedRecord,
  IndexMark,
  MatchIndex,
  PreparedRecord,
  SearchedRecords,
} from '../matching/match-index.ts'
import type { RegistryView } from './closure.ts'
import { checkKey, type RecordKey, type SourceRecord } from './record-key.ts'

/**
 * What can be done about records ahead of their submission, on any thread: they are standardized, and
 * their candidates found and weighed, as of one snapshot. Plain data.
 */
export interface PreparedRecords {
  /** Hash of the model in force: of another one it means nothing. */
  readonly model: string
  readonly ready: readonly PreparedRecord[]
  readonly searched: SearchedRecords
}

/** Records and what was made of them ahead. Opaque to callers. */
export class PreparedSubmission {
  readonly records: readonly SourceRecord[]
  /** That of the registry and model which they were prepared for: of another one it means nothing. */
  readonly index: MatchIndex
  readonly ready: readonly PreparedRecord[]
  readonly searched: SearchedRecords

  constructor(
    records: readonly SourceRecord[],
    index: MatchIndex,
    { ready, searched }: PreparedRecords,
  ) {
    this.records = records
    this.index = index
    this.ready = ready
    this.searched = searched
  }
}

/** Standardizes records and looks for their candidates. Pure but for reading. */
export function prepareRecords(
  { reader, state, index }: RegistryView,
  records: readonly SourceRecord[],
): PreparedRecords {
  const ready = records.map(({ fields }) => index.prepare(fields))
  const places = [...records.keys()].filter((at) => ready[at]!.hasEvidence)
  const { mark, found } = index.searchAll(
    reader,
    places.map((at): IndexedRecord => {
      const { source, id } = records[at]!
      return { record: state.recordOf(source, id) ?? -1, source, id, prepared: ready[at]! }
    }),
  )
  const byRecord = records.map((): FoundRecord | undefined => undefined)
  for (const [at, place] of places.entries()) byRecord[place] = found[at]
  return { model: state.model(), ready, searched: { mark, found: byRecord } }
}

/** What was prepared elsewhere; undefined if another model is in force. */
export function takeOver(
  { state, index }: RegistryView,
  records: readonly SourceRecord[],
  prepared: PreparedRecords,
): PreparedSubmission | undefined {
  if (state.model() !== prepared.model) return undefined
  return new PreparedSubmission(records, index, prepared)
}

/** A record that is about to be submitted. */
export interface ReadyRecord extends SourceRecord {
  readonly prepared: PreparedRecord
  /** Undefined if nobody has looked for it. */
  readonly found: FoundRecord | undefined
}

/** Records that are about to be submitted. */
export interface ReadySubmission {
  readonly records: readonly ReadyRecord[]
  /** Where the index stood when some of them were looked for. */
  readonly mark: IndexMark | undefined
  /** Left out, because they hold nothing to compare. */
  readonly empty: readonly RecordKey[]
}

/**
 * Makes records ready within a write: what was prepared ahead of the same records is taken, the others
 * are standardized here.
 *
 * @param empty - what to do about records without anything to compare.
 * @throws {@link LinkageError} `record-key-invalid`, `record-empty`.
 */
export function readyRecords(
  index: MatchIndex,
  records: readonly SourceRecord[],
  empty: 'refuse' | 'skip',
  prepared?: PreparedSubmission,
): ReadySubmission {
  const ahead = prepared?.index === index ? prepared : undefined
  // Nearly always the very records that were prepared, which need not be looked for.
  const areThese =
    ahead?.records.length === records.length &&
    records.every((record, at) => record === ahead.records[at])
  const placeOf = new Map(areThese ? [] : ahead?.records.map((record, at) => [nameOf(record), at]))
  const ready: ReadyRecord[] = []
  const left: RecordKey[] = []
  for (const [place, record] of records.entries()) {
    const { source, id, fields } = record
    checkKey(record)
    const at = areThese ? place : placeOf.get(nameOf(record))
    const isAhead = at !== undefined && (areThese || hasSameFields(ahead!.records[at]!, record))
    const own = isAhead ? ahead!.ready[at]! : index.prepare(fields)
    const found = isAhead ? ahead!.searched.found[at] : undefined
    if (own.hasEvidence) ready.push({ source, id, fields, prepared: own, found })
    else if (empty === 'skip') left.push({ source, id })
    else throw new LinkageError('record-empty', { source, id })
  }
  return { records: ready, mark: ahead?.searched.mark, empty: left }
}

/** No two keys have the same. */
function nameOf({ source, id }: RecordKey): string {
  return `${source.length} ${source}${id}`
}

function hasSameFields(a: SourceRecord, b: SourceRecord): boolean {
  const names = Object.keys(a.fields)
  return (
    names.length === Object.keys(b.fields).length &&
    names.every((name) => Object.hasOwn(b.fields, name) && a.fields[name] === b.fields[name])
  )
}
