import type { KnownTokenKeys, TokenForm } from '../blocking/token-keys.ts'
import type { LoadedEntry } from '../ledger/load-entries.ts'
import type { Pace } from '../linker/pace.ts'
import { countPostings } from '../matching/posting-pieces.ts'
import { newSegment, type Segment } from '../matching/segment.ts'
import type { Blocking } from '../model/linkage-model.ts'
import type { PackedEntries } from '../storage/packed-entries.ts'
import { ThreadPool } from '../workers/thread-pool.ts'
import { type LoadResults, LoadRunner, type LoadSetup, type LoadTask } from './load-tasks.ts'

/** All that a load puts into the store. */
export interface MadeRows {
  /** Of a table in the order of their keys. */
  readonly rows: PackedEntries[]
  readonly entries: readonly LoadedEntry[]
  readonly segment: Segment
}

/** Entries of the ledger that a task makes: some twenty thousand records. */
const ENTRIES = 4
/** Rows that a task makes of tables with one small row for each record or person. */
const ROWS = 1 << 16
/** Chunks of postings that a task makes. */
const CHUNKS = 1 << 13

/** Share of the work that is done once entries are made. */
const MOST = 0.8

/** What runs tasks: threads, or this one. */
type LoadHands = Pick<ThreadPool<LoadTask, LoadResults>, 'runAll'>

/** Makes the rows of a load, on threads if there may be more than one. The same rows in any case. */
export async function makeRows(
  setup: LoadSetup,
  persons: number,
  threads: number,
  pace: Pace,
): Promise<MadeRows> {
  if (threads === 1) return makeWith(ownHands(setup), setup, persons, pace)
  const filename = import.meta.resolve('#registry/load-worker')
  await using pool = new ThreadPool<LoadTask, LoadResults>(filename, threads, setup)
  return await makeWith(pool, setup, persons, pace)
}

async function makeWith(
  hands: LoadHands,
  { plan, model, numberOf }: LoadSetup,
  persons: number,
  pace: Pace,
): Promise<MadeRows> {
  const known: KnownTokenKeys[] = []
  const forms = formsOf(model.blocking)
  await hands.runAll<'token-keys'>(
    forms.map((form) => ({ kind: 'token-keys', form })),
    async (keys) => void known.push([forms[known.length]!, keys]),
  )
  const parts: LoadResults['entries'][] = []
  const entries = plan.entryOf.length - 1
  await hands.runAll<'entries'>(
    ranges(entries, ENTRIES).map((range) => ({ kind: 'entries', known, ...range })),
    async (part) => {
      parts.push(part)
      await pace.step((MOST * parts.length * ENTRIES) / entries)
    },
  )
  const taken = (into: PackedEntries[]) => async (packed: PackedEntries) => {
    into.push(packed)
    await pace.step(MOST)
  }
  const recordIds: PackedEntries[] = []
  await hands.runAll<'record-ids'>(
    ranges(numberOf.length, ROWS).map((range) => ({ kind: 'record-ids', ...range })),
    taken(recordIds),
  )
  const people: PackedEntries[] = []
  await hands.runAll<'persons'>(
    ranges(persons, ROWS).map((range) => ({ kind: 'persons', ...range })),
    taken(people),
  )
  const pieces = parts.map(({ postings }) => postings)
  const segment = newSegment(1, countPostings(pieces))
  const postings: PackedEntries[] = []
  await hands.runAll<'postings'>(
    ranges(segment.chunks, CHUNKS).map((range) => ({
      kind: 'postings',
      pieces,
      segment,
      ...range,
    })),
    taken(postings),
  )
  const rows = [
    ...parts.map(({ payloads }) => payloads),
    ...parts.map(({ records }) => records),
    ...parts.map(({ chunks }) => chunks),
    ...parts.map(({ rows: indexed }) => indexed),
    ...parts.map(({ edges }) => edges),
    ...recordIds,
    ...people,
    ...postings,
  ]
  return { rows, entries: parts.flatMap((part) => part.entries), segment }
}

function ownHands(setup: LoadSetup): LoadHands {
  const runner = new LoadRunner(setup)
  return {
    async runAll<K extends LoadTask['kind']>(
      tasks: Iterable<Extract<LoadTask, { readonly kind: K }>>,
      take: (result: LoadResults[K]) => Promise<void>,
    ): Promise<void> {
      for (const task of tasks) await take(runner.run(task) as LoadResults[K])
    },
  }
}

function ranges(size: number, step: number): { readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.ceil(size / step) }, (_, at) => ({
    from: at * step,
    to: Math.min(size, (at + 1) * step),
  }))
}

function formsOf({ rules }: Blocking): TokenForm[] {
  const parts = rules.flatMap(({ key, finer = [] }) => [...key, ...finer])
  return [...new Set(parts.flatMap((part) => (part.part === 'name' ? [part.form] : [])))]
}
