import fc from 'fast-check'
import { Change } from '../../src/ledger/change.ts'
import type { PersonId, RecordNumber, ReviewItem } from '../../src/ledger/event.ts'
import { permutedPersonIds } from '../../src/ledger/person-ids.ts'
import { readEntries } from '../../src/ledger/read-entries.ts'
import { replay } from '../../src/ledger/replay.ts'
import type { PersonState, RecordState } from '../../src/ledger/state.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'

export type Act =
  | 'submit'
  | 'merge'
  | 'split'
  | 'restore'
  | 'assert'
  | 'retract'
  | 'flag'
  | 'rewrite'
  | 'resolve'
  | 'remove'
  | 'rekey'
  | 'erase'
  | 'pin'
  | 'undo'
  | 'model'

/** What to try next; the numbers choose among what there is. */
export interface Command {
  readonly act: Act
  readonly a: number
  readonly b: number
  /** Does the entry end here? */
  readonly commit: boolean
}

const personIds = permutedPersonIds(new Uint8Array(16).fill(7))

/** One writer's view: an open change, and what it may choose from. */
class Player {
  readonly change: Change

  constructor(change: Change) {
    this.change = change
  }

  records(): RecordState[] {
    return [...this.change.state.records()].filter((record) => record.person !== undefined)
  }

  persons(): PersonState[] {
    return [...this.change.state.persons()].filter((person) => person.members.length > 0)
  }

  link(record: RecordNumber, person: PersonId): void {
    const evidence = { other: record, weight: 7.25, rules: [1], levels: [3, 255] } as const
    const said = this.change.next % 2 === 0
    this.change.emit({
      kind: 'linked',
      record,
      person,
      link: said ? 'auto' : 'verified',
      ...(said ? { evidence: { ...evidence, verdict: 'match' } } : {}),
    })
  }

  unlink(record: RecordNumber): void {
    const { person } = this.change.state.record(record)!
    this.change.emit({ kind: 'unlinked', record, person: person! })
    if (this.change.state.person(person!)!.members.length > 0) return
    for (const { item } of this.change.state.itemsOf(person!)) {
      this.change.emit({ kind: 'resolved', item, outcome: 'superseded' })
    }
  }

  apart(left: readonly RecordNumber[], right: readonly RecordNumber[]): boolean {
    return left.some((record) =>
      this.change.state
        .assertionsOf(record)
        .some(
          (it) =>
            it.kind === 'cannot-link' && (right.includes(it.left) || right.includes(it.right)),
        ),
    )
  }
}

function pick<T>(all: readonly T[], at: number): T | undefined {
  return all[at % all.length]
}

/** Two different ones, in the order of the list. */
function pickTwo<T>(all: readonly T[], a: number, b: number): [T, T] | undefined {
  if (all.length < 2) return
  const first = a % all.length
  const second = (first + 1 + (b % (all.length - 1))) % all.length
  return [all[Math.min(first, second)]!, all[Math.max(first, second)]!]
}

function submit(player: Player, a: number, b: number): void {
  const { change } = player
  const record = change.submit(a % 2 === 0 ? 'CA' : 'TX', `${b % 12}`, {
    first_name: `Name ${a}`,
    sex: b % 3 === 0 ? '' : 'F',
  })
  if (change.state.record(record)!.person === undefined) player.link(record, change.create())
}

function merge(player: Player, a: number, b: number): void {
  const { change } = player
  const two = pickTwo(player.persons(), a, b)
  if (two === undefined || player.apart(two[0].members, two[1].members)) return
  const [survivor, other] = a % 2 === 0 ? two : [two[1], two[0]]
  const records = [survivor.members, other.members]
  change.emit({
    kind: 'merged',
    survivor: survivor.person,
    others: [other.person],
    records,
    by: 'person',
  })
  for (const record of other.members) {
    player.unlink(record)
    player.link(record, survivor.person)
  }
  change.emit({ kind: 'redirected', person: other.person, to: survivor.person })
}

function split(player: Player, a: number): void {
  const { change } = player
  const person = pick(
    player.persons().filter(({ members }) => members.length > 1),
    a,
  )
  if (person === undefined) return
  const part = change.create(person.person)
  change.emit({ kind: 'split', person: person.person, parts: [part], by: 'engine' })
  const leaving = person.members[a % person.members.length]!
  player.unlink(leaving)
  player.link(leaving, part)
}

function restore(player: Player, a: number): void {
  const { change } = player
  const person = pick(
    [...change.state.persons()].filter(({ redirect }) => redirect !== undefined),
    a,
  )
  if (person === undefined) return
  change.emit({ kind: 'restored', person: person.person })
  // Now and then a record goes back to it, as an undo has it.
  const from = pick(
    player.persons().filter(({ members }) => members.length > 1),
    a,
  )
  if (from === undefined || a % 2 === 0) return
  player.unlink(from.members[0]!)
  player.link(from.members[0]!, person.person)
}

function assert(player: Player, a: number, b: number): void {
  const two = pickTwo(player.records(), a, b)
  if (two === undefined) return
  const [left, right] = two
  player.change.emit({
    kind: 'asserted',
    assertion: {
      assertion: player.change.next,
      kind: left.person === right.person ? 'must-link' : 'cannot-link',
      left: left.record,
      right: right.record,
      leftVersion: left.version,
      rightVersion: right.version,
      verdict: 'near-match',
      origin: 'stated',
      author: 'an author',
      reason: '',
      time: a,
    },
  })
}

function retract(player: Player, a: number): void {
  const standing = player
    .records()
    .flatMap(({ record }) => player.change.state.assertionsOf(record))
  const assertion = pick(standing, a)
  if (assertion) player.change.emit({ kind: 'retracted', assertion })
}

function itemOf(player: Player, item: number, a: number, b: number): ReviewItem | undefined {
  const two = pickTwo(player.persons(), a, b)
  if (two === undefined) return
  const [survivor, other] = two
  const records = [survivor.members[0]!, other.members[0]!].sort((x, y) => x - y)
  return {
    item,
    reason: 'near-match',
    status: 'open',
    persons: [survivor.person, other.person].sort(),
    records,
    evidence: [{ left: records[0]!, right: records[1]!, weight: Number.NEGATIVE_INFINITY }],
    ...(a % 2 ? { proposal: { kind: 'split', person: survivor.person, parts: [records] } } : {}),
    level: 0,
    openedAt: b,
  }
}

function flag(player: Player, a: number, b: number): void {
  const item = itemOf(player, player.change.next, a, b)
  if (item) player.change.emit({ kind: 'flagged', item })
}

function rewrite(player: Player, a: number, b: number): void {
  const former = pick([...player.change.state.items()], a)
  const item = former && itemOf(player, former.item, a, b)
  if (item) player.change.emit({ kind: 'rewritten', item })
}

function resolve(player: Player, a: number): void {
  const item = pick([...player.change.state.items()], a)
  if (item) player.change.emit({ kind: 'resolved', item: item.item, outcome: 'rejected' })
}

function remove(player: Player, a: number): void {
  const record = pick(player.records(), a)?.record
  if (record === undefined) return
  player.unlink(record)
  player.change.emit({ kind: 'deleted', record })
}

function rekey(player: Player, a: number, b: number): void {
  const record = pick(player.records(), a)
  const id = `new ${b % 20}`
  if (record === undefined || player.change.state.recordOf(record.source, id)) return
  player.change.emit({ kind: 'rekeyed', record: record.record, former: record.id, id })
}

function erase(player: Player, a: number): void {
  const record = pick(player.records(), a)
  if (record) player.change.erase(record.record)
}

function pin(player: Player, a: number, b: number): void {
  const record = pick(player.records(), a)?.record
  const field = `field ${b % 2}`
  if (record === undefined) return
  const pinned = player.change.state.pinsOf(record).includes(field)
  player.change.emit({ kind: pinned ? 'unpinned' : 'pinned', record, field })
}

function undo(player: Player, a: number): void {
  player.change.emit({ kind: 'undone', entry: a % player.change.next })
}

function model(player: Player, a: number): void {
  player.change.emit({ kind: 'model-changed', model: `model ${a}` })
}

const ACTS: Readonly<Record<Act, (player: Player, a: number, b: number) => void>> = {
  submit,
  merge,
  split,
  restore,
  assert,
  retract,
  flag,
  rewrite,
  resolve,
  remove,
  rekey,
  erase,
  pin,
  undo,
  model,
}

/** Histories in which every kind of event comes up; the beginnings are submissions. */
export const histories: fc.Arbitrary<readonly Command[]> = fc
  .tuple(commands(['submit'], 8), commands(Object.keys(ACTS) as Act[], 40))
  .map(([first, then]) => [...first, ...then])

function commands(acts: readonly Act[], most: number): fc.Arbitrary<Command[]> {
  const command = fc.record({
    act: fc.constantFrom(...acts),
    a: fc.nat(1000),
    b: fc.nat(1000),
    commit: fc.boolean(),
  })
  return fc.array(command, { minLength: most / 2, maxLength: most })
}

/** Plays a history, an entry a transaction; `seen` is called between entries. */
export function play(
  history: readonly Command[],
  seen: (store: Store) => void = () => {},
  store: Store = memoryStore(LEDGER_TABLES),
): Store {
  for (let at = 0; at < history.length; ) {
    at = store.write((writer) => {
      const change = new Change(writer, { personIds, salt: () => new Uint8Array(16) })
      let next = at
      for (let more = true; more && next < history.length; next++) {
        const { act, a, b, commit } = history[next]!
        ACTS[act](new Player(change), a, b)
        more = !commit
      }
      change.commit({ operation: 'submit', time: at, author: 'a', reason: `${at}`, model: 'm' })
      return next
    })
    seen(store)
  }
  return store
}

/** The state as it stood after an event, rebuilt from the ledger up to there. */
export function replayUntil(store: Store, sequence: number): Store {
  return store.read((reader) => {
    const entries = [...readEntries(reader)]
      .filter((entry) => entry.sequence <= sequence)
      .map((entry) => ({ ...entry, events: entry.events.slice(0, sequence + 1 - entry.sequence) }))
    return replay(entries, reader)
  })
}
