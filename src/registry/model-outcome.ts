import type { LedgerEvent, PersonId, ReviewItem, ReviewReason } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import type { JudgedRegistry } from './judge-registry.ts'
import type { OpenChange } from './open-change.ts'
import { type OpenOptions, openClosures, type PlainQuestion } from './open-closures.ts'
import type { ModelChangeCounts } from './planned-change.ts'
import { type SettledClosure, settleAll } from './settle-all.ts'

/** Records of a closure that go from several persons to one, or from one to several. */
export interface Regrouping {
  readonly kind: 'join' | 'split'
  readonly person: PersonId
  /** The others, ascending. */
  readonly others: readonly PersonId[]
  readonly settled: SettledClosure
  readonly places: readonly number[]
  /** By place of the closure: whose the records were (of a join) or are (of a split). */
  readonly sides: readonly (PersonId | undefined)[]
}

/** What an item asks, and on what grounds. */
export type Question = Pick<ReviewItem, 'reason' | 'persons' | 'evidence'>

/** A review item before and after; `before` is absent if it opens, `after` if it closes. */
export interface ItemChange {
  readonly before?: ReviewItem
  readonly after?: Question
}

/** What putting a model in force does, or would do. */
export interface ModelOutcome {
  readonly counts: ModelChangeCounts
  readonly regroupings: readonly Regrouping[]
  readonly redirects: readonly Extract<LedgerEvent, { kind: 'redirected' }>[]
  readonly items: readonly ItemChange[]
}

/**
 * Puts a model in force and brings persons and review items in line with it. What people and sources
 * stated counts as before, and so do the policies.
 *
 * @param judged - all records under the model, of the very state that is changed.
 * @param model - its hash.
 * @param options - what needs not be told: to say what would change, whom it would change is enough.
 */
export function changeModel(
  change: OpenChange,
  judged: JudgedRegistry,
  model: string,
  options: Pick<OpenOptions, 'asksOnly'> = {},
): ModelOutcome {
  const { state } = change
  change.emit({ kind: 'model-changed', model })
  const { batch } = judged
  if (batch === undefined) return outcomeOf([], [], [], { records: 0, persons: 0, items: 0 })
  const itemsBefore = new Map(Array.from(state.items(), (item) => [item.item, item] as const))
  const { closures, asks, closes } = openClosures(state, judged.model, batch, options)
  const plain = [
    ...asks.map(({ item, ...question }): ItemChange => {
      const before = item === undefined ? undefined : itemsBefore.get(item)
      return { ...(before && { before }), after: questionOf(state, question) }
    }),
    ...closes.map((item): ItemChange => ({ before: itemsBefore.get(item)! })),
  ]
  const evidence = plain.flatMap(({ before, after }) => (after ?? before)!.evidence.slice(0, 1))
  batch.index.bring([...closures.flat(), ...evidence.flatMap(({ left, right }) => [left, right])])
  const settled = settleAll(change, batch.index, closures)
  const items = [...itemChanges(state, change.events, itemsBefore), ...plain]
  const totals = { records: batch.numbers.length, persons: batch.personCount }
  return outcomeOf(change.events, settled, items, { ...totals, items: itemsBefore.size })
}

function questionOf(state: StateReader, { reason, ...pair }: PlainQuestion): Question {
  const persons = [pair.left, pair.right].map((record) => state.record(record)!.person!)
  return { reason, persons: persons.sort(), evidence: [pair] }
}

interface Totals {
  readonly records: number
  readonly persons: number
  readonly items: number
}

function outcomeOf(
  events: readonly LedgerEvent[],
  settled: readonly SettledClosure[],
  items: readonly ItemChange[],
  totals: Totals,
): ModelOutcome {
  const { records, persons } = totals
  const regroupings = settled.flatMap((each) => [...regroupingsOf(each)])
  const redirects = events.filter((event) => event.kind === 'redirected')
  const created = events.filter(({ kind }) => kind === 'created').length
  const isOf = (kind: Regrouping['kind']) => (each: Regrouping) => each.kind === kind
  const closing = items.filter(({ after }) => after === undefined)
  const changing = items.filter(({ before, after }) => before !== undefined && after !== undefined)
  return {
    counts: {
      records,
      persons: { before: persons, after: persons + created - redirects.length },
      joins: regroupings.filter(isOf('join')).length,
      splits: regroupings.filter(isOf('split')).length,
      created,
      redirects: redirects.length,
      moved: settled.reduce((sum, each) => sum + movedIn(each), 0),
      items: {
        opens: byReason(
          items.filter(({ before }) => before === undefined).map(({ after }) => after),
        ),
        closes: byReason(closing.map(({ before }) => before)),
        changes: changing.length,
        stays: totals.items - closing.length - changing.length,
      },
    },
    regroupings,
    redirects,
    items,
  }
}

function movedIn({ evaluation, reconciled }: SettledClosure): number {
  const { records } = evaluation.closure
  return records.filter(({ person }, place) => person !== reconciled.persons[place]).length
}

function* regroupingsOf(settled: SettledClosure): Iterable<Regrouping> {
  const before = settled.evaluation.closure.records.map(({ person }) => person)
  const after = settled.reconciled.persons
  const kinds = [
    ['join', after, before],
    ['split', before, after],
  ] as const
  for (const [kind, whole, sides] of kinds) {
    const places = new Map<PersonId, number[]>()
    for (const [place, person] of whole.entries()) {
      if (person === undefined) continue
      const own = places.get(person)
      if (own === undefined) places.set(person, [place])
      else own.push(place)
    }
    for (const [person, own] of places) {
      const all = new Set(own.flatMap((place) => sides[place] ?? []))
      if (all.size < 2) continue
      all.delete(person)
      yield { kind, person, others: [...all].sort(), settled, places: own, sides }
    }
  }
}

/** What became of the items that the events name; those that ask the same as before left out. */
function itemChanges(
  state: StateReader,
  events: readonly LedgerEvent[],
  itemsBefore: ReadonlyMap<number, ReviewItem>,
): ItemChange[] {
  const numbers = new Set<number>()
  for (const event of events) {
    if (event.kind === 'resolved') numbers.add(event.item)
    if (event.kind === 'flagged' || event.kind === 'rewritten') numbers.add(event.item.item)
  }
  return [...numbers].flatMap((number): ItemChange[] => {
    const before = itemsBefore.get(number)
    const now = state.item(number)!
    const after = now.outcome === undefined ? now : undefined
    if (before === undefined || after === undefined) {
      if (before === undefined && after === undefined) return []
      return [{ ...(before && { before }), ...(after && { after }) }]
    }
    return asks(before) === asks(after) ? [] : [{ before, after }]
  })
}

function asks({ reason, persons }: Question): string {
  return JSON.stringify([reason, persons])
}

function byReason(
  items: readonly (Question | undefined)[],
): Readonly<Partial<Record<ReviewReason, number>>> {
  const counts: Partial<Record<ReviewReason, number>> = {}
  for (const item of items) if (item) counts[item.reason] = (counts[item.reason] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
