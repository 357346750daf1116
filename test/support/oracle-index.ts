import { bothDisagree } from '../../src/linker/asserted-pairs.ts'
import { equalGroups } from '../../src/linker/equal-groups.ts'
import { type PreparedRecords, prepareRecords } from '../../src/linker/prepare.ts'
import type {
  Candidate,
  Edge,
  LoadedRecords,
  MatchIndex,
  PreparedRecord,
  RecordFields,
} from '../../src/matching/match-index.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { explainScore } from '../../src/scoring/explain-score.ts'
import { PairWeigher } from '../../src/scoring/pair-weigher.ts'
import { keyOf } from '../../src/storage/key.ts'
import type { StoreReader, StoreWriter } from '../../src/storage/store.ts'

export const ORACLE_TABLE = 'oracle'

interface StoredRecord {
  readonly source: string
  readonly id: string
  readonly fields: RecordFields
}

interface OraclePrepared extends PreparedRecord {
  readonly fields: RecordFields
}

/** All records of the store as a batch would have them, in the order of their numbers. */
interface Whole {
  readonly numbers: readonly number[]
  readonly prepared: PreparedRecords
  readonly weigher: PairWeigher
}

/** After the numbers of all records. */
const STAMP = keyOf().u32(0xffffffff).u32(0).done()

const NOBODY = -900
const SOMEBODY = { first_name: 'Nobody', birth_date: '1901-07-09' }

const SOUND = { faults: [] }
const NOTHING = new Uint32Array(0)

let stamps = 0

/**
 * A `MatchIndex` that any reader can see to be right: no blocking, no postings, nothing kept but raw
 * records; every pair is compared by the weigher of batch each time anew.
 */
export function oracleIndex(model: LinkageModel): MatchIndex {
  const { lower, upper, margin } = model.thresholds
  const floor = Math.min(lower, upper - margin)
  /** By stamp: a transaction that is given up brings the former stamp back. */
  const wholes = new Map<number, Whole>()

  function wholeOf(reader: StoreReader, also: readonly RecordFields[] = []): Whole {
    const stamped = reader.get(ORACLE_TABLE, STAMP)
    const stamp = stamped === undefined ? 0 : new DataView(stamped.buffer).getUint32(0)
    const known = also.length === 0 ? wholes.get(stamp) : undefined
    if (known !== undefined) return known
    // A table must not be empty.
    const entries: [number, StoredRecord][] = [[NOBODY, { source: '', id: '', fields: SOMEBODY }]]
    for (const [key, value] of reader.range(ORACLE_TABLE, { to: STAMP })) {
      const number = new DataView(key.buffer, key.byteOffset).getUint32(0)
      entries.push([number, JSON.parse(Buffer.from(value).toString()) as StoredRecord])
    }
    for (const [at, fields] of also.entries()) {
      entries.push([-1 - at, { source: '', id: '', fields }])
    }
    const names = Object.keys(model.schema)
    const rows = entries.map(([number, { fields }]) => ({
      ...Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])),
      'oracle number': `${number + 1000}`.padStart(12, '0'),
    }))
    const prepared = prepareRecords(model, tableFromRecords(rows), {
      id: 'oracle number',
      map: Object.fromEntries(names.map((name) => [name, name])),
    })
    // Records stand in the order of the numbers as text, which is that of the numbers.
    const numbers = entries.map(([number]) => number).sort((a, b) => a - b)
    const whole = { numbers, prepared, weigher: new PairWeigher(prepared.model, prepared) }
    if (also.length === 0) {
      if (wholes.size > 8) wholes.clear()
      wholes.set(stamp, whole)
    }
    return whole
  }

  function touch(writer: StoreWriter): void {
    stamps++
    writer.put(ORACLE_TABLE, STAMP, keyOf().u32(stamps).done())
  }

  function pairsOf(whole: Whole, row: number, least: number): Candidate[] {
    const found: Candidate[] = []
    for (const [other, record] of whole.numbers.entries()) {
      if (other === row || record < 0) continue
      const weight = whole.weigher.weigh(Math.min(row, other), Math.max(row, other))
      if (weight >= least) found.push({ record, weight, rules: [] })
    }
    return found.sort((a, b) => b.weight - a.weight || a.record - b.record)
  }

  function rowOf(whole: Whole, record: number): number {
    const row = whole.numbers.indexOf(record)
    if (row < 0) throw new RangeError(`record ${record} is not stored`)
    return row
  }

  return {
    model,
    floor,
    prepare(fields): OraclePrepared {
      const hasEvidence = Object.keys(model.schema).some((name) => (fields[name] ?? '') !== '')
      return { fields, hasEvidence }
    },
    search(reader, prepared, least = floor) {
      const whole = wholeOf(reader, [(prepared as OraclePrepared).fields])
      return pairsOf(whole, rowOf(whole, -1), least)
    },
    searchAll(_reader, records) {
      return {
        mark: { generation: 0, to: 0, tag: 0, last: 0 },
        found: records.map(() => undefined),
      }
    },
    put(writer, records) {
      for (const { record, source, id, prepared } of records) {
        const { fields } = prepared as OraclePrepared
        writer.put(ORACLE_TABLE, keyOf().u32(record).done(), encode({ source, id, fields }))
      }
      touch(writer)
      const whole = wholeOf(writer)
      const own = new Set(records.map(({ record }) => record))
      const edges = records.flatMap(({ record }) =>
        pairsOf(whole, rowOf(whole, record), floor).flatMap((other): Edge[] => {
          if (own.has(other.record) && other.record < record) return []
          const { record: far, weight } = other
          return [{ left: Math.min(record, far), right: Math.max(record, far), weight }]
        }),
      )
      return { edges, rejudged: [] }
    },
    remove(writer: StoreWriter, record: number) {
      writer.remove(ORACLE_TABLE, keyOf().u32(record).done())
      touch(writer)
      return []
    },
    edgesOf(reader, record) {
      const whole = wholeOf(reader)
      return pairsOf(whole, rowOf(whole, record), floor)
    },
    sharingIdentifier(reader, record) {
      const whole = wholeOf(reader)
      const row = rowOf(whole, record)
      return model.constraints.strongIdentifiers.map((fields) => {
        for (const group of equalGroups(whole.prepared.standardized, fields, 200)) {
          if (group.includes(row)) return [...group].map((each) => whole.numbers[each]!)
        }
        return []
      })
    },
    // Nothing is kept that could differ.
    check: () => ({
      records: () => ({
        rows: SOUND,
        strangers: { rows: [], edges: [] },
        edges: SOUND,
        sums: NOTHING,
      }),
      postings: () => ({ found: SOUND, sums: NOTHING }),
      differing: () => SOUND,
    }),
    load(reader, records, also = []): LoadedRecords {
      const whole = wholeOf(
        reader,
        also.map((each) => (each as OraclePrepared).fields),
      )
      const { prepared, weigher } = whole
      const rows = [...records, ...also.map((_, at) => -1 - at)].map((each) => rowOf(whole, each))
      const at = (place: number): number => rows[place]!
      const ordered = <T>(a: number, b: number, ask: (x: number, y: number) => T): T =>
        ask(Math.min(at(a), at(b)), Math.max(at(a), at(b)))
      const disagree = bothDisagree(prepared.model, prepared.standardized, weigher)
      return {
        count: rows.length,
        weigh: (a, b) => ordered(a, b, (x, y) => weigher.weigh(x, y)),
        capOf: (a, b, flagged) => ordered(a, b, (x, y) => weigher.capOf(x, y, flagged)),
        isFlagged: (a) => weigher.isFlagged(at(a)),
        bothDisagree: (a, b) => ordered(a, b, disagree),
        explain(a, b) {
          const weight = ordered(a, b, (x, y) => weigher.weigh(x, y))
          return explainScore(prepared.model, weigher.levels, weigher.rarities, weight)
        },
        levels: weigher.levels,
      }
    },
  }
}

function encode(record: StoredRecord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(record))
}
