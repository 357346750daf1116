import type { PersonId, RecordNumber } from '../ledger/event.ts'
import type { RecordState } from '../ledger/state.ts'
import type { RegistryView } from './closure.ts'
import { compareKeys, type RecordKey } from './record-key.ts'

/** Where a registry is read out to: every record with its person, then every link. */
export interface ReadOutSink {
  /** How many records follow. */
  begin?(records: number): void
  record(key: RecordKey, person: PersonId): void
  link(link: PersonLink): void
}

/** Two records that weigh at or above the lower threshold. */
export interface PersonLink {
  readonly left: RecordKey
  readonly right: RecordKey
  /** Match weight, bits. */
  readonly weight: number
  /** `match` if both belong to one person, otherwise `near-match`, whatever the weight. */
  readonly decision: 'match' | 'near-match'
}

/**
 * Tells all records and links as `dedupe` writes them: records by key; links by the key of `left`,
 * then of `right`, `left` before `right`; pairs that people hold apart are left out.
 *
 * Cost: one pass; holds the records, sorted.
 */
export function readOut({ state, reader, index }: RegistryView, sink: ReadOutSink): void {
  const records = Array.from(state.records())
    .filter((record) => !record.deleted && record.person !== undefined)
    .sort(compareKeys)
  sink.begin?.(records.length)
  for (const record of records) sink.record(record, record.person!)
  const { lower } = index.model.thresholds
  const isOneToOne = index.model.constraints.withinSource === 'never'
  const placeOf = new Map<RecordNumber, number>(records.map(({ record }, at) => [record, at]))
  for (const [place, left] of records.entries()) {
    const apart = heldApart(state.assertionsOf(left.record))
    const after = index.edgesOf(reader, left.record).flatMap(({ record, weight }) => {
      const other = placeOf.get(record) ?? -1
      return other <= place || weight < lower || apart.has(record) ? [] : [{ other, weight }]
    })
    for (const { other, weight } of after.sort((a, b) => a.other - b.other)) {
      const right = records[other]!
      if (isOneToOne && left.source === right.source) continue
      sink.link({ left, right, weight, decision: decisionOn(left, right) })
    }
  }
}

function heldApart(
  assertions: ReturnType<RegistryView['state']['assertionsOf']>,
): ReadonlySet<RecordNumber> {
  return new Set(
    assertions
      .filter(({ kind }) => kind === 'cannot-link')
      .flatMap(({ left, right }) => [left, right]),
  )
}

function decisionOn(left: RecordState, right: RecordState): PersonLink['decision'] {
  return left.person === right.person ? 'match' : 'near-match'
}
