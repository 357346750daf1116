import type { PersonId, RecordNumber } from '../ledger/event.ts'
import type { DecidingIndex } from '../matching/match-index.ts'
import { hashString } from '../records/hash.ts'
import type { BatchIndex } from './batch-index.ts'
import type { RegistryView } from './closure.ts'
import type { JudgedRegistry } from './judge-registry.ts'
import type { ItemChange, ModelOutcome, Regrouping } from './model-outcome.ts'
import type { SampledChange } from './plan-model-change.ts'
import type { PlannedChange, PlannedPair, PlannedReview } from './planned-change.ts'
import { compareKeys, type RecordKey } from './record-key.ts'

interface DescribeOptions {
  /** Changes of each kind that are kept. */
  readonly samples: number
  readonly onChange?: (change: PlannedChange) => void
}

/** Pairs of a group without a kept one that are weighed. */
const MOST_WEIGHED = 200

/** Two records by their number. */
type NumberedPair = readonly [RecordNumber, RecordNumber]

/**
 * Tells every change with the pair that caused it, and keeps some of each kind with the waterfalls of
 * both models.
 *
 * @param view - the registry before: its index holds the model in force.
 */
export function describeChanges(
  view: RegistryView,
  judged: JudgedRegistry,
  outcome: ModelOutcome,
  { samples, onChange }: DescribeOptions,
): SampledChange[] {
  const { batch } = judged
  if (batch === undefined) return []
  const pairs = new PairDescriber(view, batch.index)
  const kept = new Map<string, Samples>()
  const tell = (kind: string, persons: readonly PersonId[], describe: () => Described): void => {
    onChange?.(describe().change)
    const own = kept.get(kind) ?? new Samples(samples)
    kept.set(kind, own)
    own.offer(hashString(persons.join()), describe)
  }
  for (const each of outcome.regroupings) {
    tell(each.kind, [each.person, ...each.others], () => {
      const pair = pairs.heaviest(each)
      return { change: regrouped(each, pairs.describe(pair)), pair }
    })
  }
  for (const { person, to } of outcome.redirects) onChange?.({ kind: 'redirect', person, to })
  for (const each of outcome.items) {
    tell(whatBecame(each), (each.after ?? each.before)!.persons, () => {
      const pair = pairs.evidenceOf(each)
      return { change: reviewed(each, pair && pairs.describe(pair)), pair }
    })
  }
  return Array.from(kept.values(), (own) => own.taken()).flatMap((described) =>
    described.map(({ change, pair }) =>
      pair === undefined ? change : { ...change, steps: pairs.steps(pair) },
    ),
  )
}

/** A change, and the pair that it is shown by. */
interface Described {
  readonly change: PlannedChange
  readonly pair: NumberedPair | undefined
}

function regrouped({ kind, person, others }: Regrouping, pair: PlannedPair): PlannedChange {
  return kind === 'join'
    ? { kind, person, from: others, pair }
    : { kind, person, into: others, pair }
}

function whatBecame({ before, after }: ItemChange): PlannedReview['change'] {
  if (before === undefined) return 'opens'
  return after === undefined ? 'closes' : 'changes'
}

function reviewed(item: ItemChange, pair: PlannedPair | undefined): PlannedReview {
  const { reason, persons } = (item.after ?? item.before)!
  return {
    kind: 'review',
    change: whatBecame(item),
    ...(item.before === undefined ? {} : { item: item.before.item }),
    reason,
    persons,
    ...(pair === undefined ? {} : { pair }),
  }
}

/** Weighs pairs under both models. */
class PairDescriber {
  readonly #view: RegistryView
  readonly #planned: BatchIndex

  constructor(view: RegistryView, planned: BatchIndex) {
    this.#view = view
    this.#planned = planned
  }

  describe([a, b]: NumberedPair): PlannedPair {
    return {
      left: this.#keyOf(a),
      right: this.#keyOf(b),
      before: this.#weigh(this.#view.index, a, b),
      after: this.#weigh(this.#planned, a, b),
    }
  }

  steps(pair: NumberedPair): NonNullable<SampledChange['steps']> {
    const of = (index: DecidingIndex) => index.load(this.#view.reader, pair).explain(0, 1)
    return { before: of(this.#view.index), after: of(this.#planned) }
  }

  /** The best pair that an item rests on. */
  evidenceOf({ before, after }: ItemChange): NumberedPair | undefined {
    const best = (after ?? before)!.evidence[0]
    if (best === undefined) return undefined
    const { left, right } = best
    const isReady = this.#planned.isReady(left) && this.#planned.isReady(right)
    return isReady ? this.#inOrder(left, right) : undefined
  }

  /**
   * The heaviest pair between two sides: of a join under the planned model, of a split under the one
   * in force. One that blocking found goes before one that it did not.
   */
  heaviest({ kind, settled, places, sides }: Regrouping): NumberedPair {
    const { reader } = this.#view
    const { records, placeOf } = settled.evaluation.closure
    const index = kind === 'join' ? this.#planned : this.#view.index
    const own = new Set(places)
    let best: readonly [number, number] | undefined
    let most = Number.NEGATIVE_INFINITY
    const offer = (a: number, b: number, weight: number): void => {
      if (sides[a] === sides[b] || weight <= most) return
      best = [a, b]
      most = weight
    }
    for (const place of places) {
      for (const { record, weight } of index.edgesOf(reader, records[place]!.record)) {
        const other = placeOf.get(record)
        if (other !== undefined && place < other && own.has(other)) offer(place, other, weight)
      }
    }
    if (best === undefined) {
      const numbers = places.map((place) => records[place]!.record)
      const loaded = index.load(reader, numbers)
      for (const [a, b] of pairsOf(places, sides)) {
        offer(places[a]!, places[b]!, loaded.weigh(a, b))
      }
    }
    const [a, b] = best!
    return [records[a]!.record, records[b]!.record]
  }

  #weigh(index: DecidingIndex, a: RecordNumber, b: RecordNumber): number {
    return index.load(this.#view.reader, [a, b]).weigh(0, 1)
  }

  #inOrder(a: RecordNumber, b: RecordNumber): NumberedPair {
    return compareKeys(this.#keyOf(a), this.#keyOf(b)) <= 0 ? [a, b] : [b, a]
  }

  #keyOf(record: RecordNumber): RecordKey {
    const { source, id } = this.#view.state.record(record)!
    return { source, id }
  }
}

/** Pairs of two sides, by their place in the list; not more than anybody would look at. */
function* pairsOf(
  places: readonly number[],
  sides: readonly (PersonId | undefined)[],
): Iterable<readonly [number, number]> {
  let count = 0
  for (let a = 0; a < places.length; a++) {
    for (let b = a + 1; b < places.length; b++) {
      if (sides[places[a]!] === sides[places[b]!]) continue
      yield [a, b]
      if (++count === MOST_WEIGHED) return
    }
  }
}

interface Kept {
  readonly hash: number
  readonly describe: () => Described
}

/** Keeps the changes whose hash is least: as good as drawn by chance, and always the same. */
class Samples {
  readonly #most: number
  #kept: readonly Kept[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** @param describe - is called only if the change is kept to the end. */
  offer(hash: number, describe: () => Described): void {
    if (this.#kept.length === this.#most && hash >= (this.#kept.at(-1)?.hash ?? 0)) return
    this.#kept = [...this.#kept, { hash, describe }]
      .sort((a, b) => a.hash - b.hash)
      .slice(0, this.#most)
  }

  taken(): Described[] {
    return this.#kept.map(({ describe }) => describe())
  }
}
