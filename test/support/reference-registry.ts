import { planClusters } from '../../src/clustering/cluster-plan.ts'
import { connectedComponents } from '../../src/clustering/connected-components.ts'
import { partitionRange, takeLabels } from '../../src/clustering/partition-range.ts'
import { recordPairs } from '../../src/clustering/record-pairs.ts'
import { collectAsserted } from '../../src/linker/collect-asserted.ts'
import type { RecordFields } from '../../src/matching/match-index.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { compareKeys, type RecordKey } from '../../src/registry/record-key.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'

/** A record of the reference; it keeps its number through versions and ids. */
export interface ReferenceRecord {
  source: string
  id: string
  fields: RecordFields
  /** Undefined while it is deleted. */
  person: string | undefined
}

export interface ReferenceFact {
  readonly kind: 'must-link' | 'cannot-link' | 'near-match'
  readonly left: number
  readonly right: number
}

const MODEL = shippedStudentModel()

/** Something that the reference refuses, and so must the registry. */
export class Refused extends Error {}

/**
 * The registry under the policies `auto`, as the semantics says it and nothing more: lists and maps,
 * and after every operation the partition of all records from scratch. Ids of new persons are
 * placeholders until {@link bind} tells what the registry called them.
 */
export class ReferenceRegistry {
  readonly records: Map<number, ReferenceRecord> = new Map()
  /** By id, in the order of creation; where it redirects to. */
  readonly persons: Map<string, string | undefined> = new Map()
  facts: ReferenceFact[] = []
  #fresh = 0

  numberOf({ source, id }: RecordKey): number | undefined {
    for (const [number, each] of this.records) {
      if (each.source === source && each.id === id) return number
    }
    return undefined
  }

  /** The number of a record that is not deleted. */
  live(key: RecordKey): number {
    const number = this.numberOf(key)
    if (number === undefined || this.personOf(number) === undefined) throw new Refused('unknown')
    return number
  }

  personOf(record: number): string | undefined {
    return this.records.get(record)?.person
  }

  members(person: string): number[] {
    return [...this.records.keys()].filter((record) => this.personOf(record) === person)
  }

  resolve(person: string): string {
    const next = this.persons.get(person)
    return next === undefined ? person : this.resolve(next)
  }

  groups(): string[] {
    const live = [...this.persons.keys()].map((person) => this.members(person))
    return live
      .filter(({ length }) => length > 0)
      .map((group) => group.join(' '))
      .sort()
  }

  submit(key: RecordKey, fields: RecordFields): void {
    const known = this.numberOf(key)
    if (known === undefined) {
      this.records.set(this.records.size + 1, { ...key, fields, person: undefined })
      this.#settle([this.records.size])
    } else {
      this.records.get(known)!.fields = fields
      this.#settle([known])
    }
  }

  delete(key: RecordKey): void {
    this.records.get(this.live(key))!.person = undefined
    this.#settle()
  }

  rekey(from: RecordKey, to: RecordKey): void {
    const record = this.live(from)
    const into = this.numberOf(to)
    if (into === record) return
    if (into === undefined) this.records.get(record)!.id = to.id
    else this.#combine(record, into)
    this.#settle()
  }

  merge(survivor: string | undefined, others: readonly (string | undefined)[]): void {
    const persons = [survivor, ...others].map((each) => {
      if (each === undefined || this.persons.get(each) !== undefined) throw new Refused('person')
      return each
    })
    if (new Set(persons).size < 2) throw new Refused('of one')
    const parts = persons.map((person) => this.members(person))
    if (this.#between('cannot-link', parts).length > 0) throw new Refused('held apart')
    this.#state('must-link', parts)
    this.#join(persons)
    this.#settle()
  }

  /** Merges whatever people said before. */
  mergeAnyway(persons: readonly string[]): void {
    const parts = persons.map((person) => this.members(person))
    this.#drop(this.#between('cannot-link', parts))
    this.merge(persons[0], persons.slice(1))
  }

  split(person: string | undefined, parts: readonly (readonly number[])[]): void {
    if (person === undefined) throw new Refused('person')
    const leaving = parts.flat()
    const staying = this.members(person).filter((record) => !leaving.includes(record))
    const isTwice = new Set(leaving).size < leaving.length
    if (isTwice || leaving.some((record) => this.personOf(record) !== person)) {
      throw new Refused('not of person')
    }
    if (staying.length === 0) throw new Refused('leaves nothing')
    this.#drop(this.#between('must-link', [staying, ...parts]))
    this.#state('cannot-link', [staying, ...parts])
    for (const part of parts) {
      const fresh = this.#create()
      for (const record of part) this.records.get(record)!.person = fresh
    }
    this.#settle()
  }

  assert(kind: ReferenceFact['kind'], a: number, b: number): void {
    if (a === b) throw new Refused('itself')
    const cores = [this.#humanCore(a), this.#humanCore(b)]
    const isOne = cores[0]!.includes(b)
    if (kind === 'cannot-link' && isOne) throw new Refused('contradicts')
    if (kind === 'must-link' && !isOne && this.#between('cannot-link', cores).length > 0) {
      throw new Refused('contradicts')
    }
    this.#state(kind, [[a], [b]])
    const persons = this.#byCreation([this.personOf(a)!, this.personOf(b)!])
    const members = persons.map((person) => this.members(person))
    if (kind === 'must-link' && this.#between('cannot-link', members).length === 0) {
      this.#join(persons)
    }
    this.#settle()
  }

  retract(facts: readonly ReferenceFact[]): void {
    this.#drop(facts)
    this.#settle()
  }

  /** Holds persons apart; refused if people hold some of them together. */
  reject(persons: readonly string[]): void {
    const parts = persons.map((person) => this.members(person))
    const isOne = parts.some((part, at) =>
      part.some((record) =>
        this.#humanCore(record).some((mate) =>
          parts.some((other, place) => place !== at && other.includes(mate)),
        ),
      ),
    )
    if (isOne) throw new Refused('contradicts')
    this.#state('cannot-link', parts)
    this.#settle()
  }

  /** Learns what the registry called persons that it created. */
  bind(names: ReadonlyMap<string, string>): void {
    const rename = (person: string): string => names.get(person) ?? person
    const persons = [...this.persons]
    this.persons.clear()
    for (const [person, to] of persons) {
      this.persons.set(rename(person), to === undefined ? undefined : rename(to))
    }
    for (const each of this.records.values()) {
      if (each.person !== undefined) each.person = rename(each.person)
    }
  }

  #combine(from: number, into: number): void {
    if (this.personOf(into) === undefined) throw new Refused('taken')
    const both = [...new Set([...this.#humanCore(from), ...this.#humanCore(into)])]
    const singles = both.map((record) => [record])
    if (this.#between('cannot-link', singles).length > 0) throw new Refused('contradicts')
    const own = this.facts.filter(({ left, right }) => left === from || right === from)
    this.#drop(own)
    const person = this.personOf(from)!
    this.records.get(from)!.person = undefined
    for (const { kind, left, right } of own) {
      const far = left === from ? right : left
      if (far !== into && this.personOf(far) !== undefined) this.#state(kind, [[into], [far]])
    }
    const to = this.personOf(into)!
    if (to !== person && this.members(person).length === 0) this.persons.set(person, to)
  }

  #join([survivor, ...others]: readonly string[]): void {
    for (const other of others) {
      for (const record of this.members(other)) this.records.get(record)!.person = survivor
      this.persons.set(other, survivor)
    }
  }

  #create(): string {
    const person = `fresh ${++this.#fresh}`
    this.persons.set(person, undefined)
    return person
  }

  #byCreation(persons: readonly string[]): string[] {
    return [...this.persons.keys()].filter((person) => persons.includes(person))
  }

  #state(kind: ReferenceFact['kind'], groups: readonly (readonly number[])[]): void {
    for (const [at, group] of groups.entries()) {
      for (const a of group) {
        for (const b of groups.slice(at + 1).flat()) {
          const fact = { kind, left: Math.min(a, b), right: Math.max(a, b) }
          if (!this.facts.some((each) => isSame(each, fact))) this.facts.push(fact)
        }
      }
    }
  }

  #drop(facts: readonly ReferenceFact[]): void {
    this.facts = this.facts.filter((fact) => !facts.some((each) => isSame(each, fact)))
  }

  #between(kind: ReferenceFact['kind'], groups: readonly (readonly number[])[]): ReferenceFact[] {
    const groupOf = (record: number): number => groups.findIndex((each) => each.includes(record))
    return this.facts.filter((fact) => {
      const [a, b] = [groupOf(fact.left), groupOf(fact.right)]
      return fact.kind === kind && a >= 0 && b >= 0 && a !== b
    })
  }

  #humanCore(record: number): number[] {
    const core = [record]
    for (const member of core) {
      for (const { kind, left, right } of this.facts) {
        if (kind !== 'must-link' || (left !== member && right !== member)) continue
        const other = left === member ? right : left
        if (!core.includes(other) && this.personOf(other) !== undefined) core.push(other)
      }
    }
    return core
  }

  /** R4: ids go to groups one to one, the largest overlap first, then who was created first. */
  #settle(arrived: readonly number[] = []): void {
    const live = [...this.records.keys()]
      .filter((record) => this.personOf(record) !== undefined || arrived.includes(record))
      .sort((a, b) => compareKeys(this.records.get(a)!, this.records.get(b)!))
    const groups = this.#partition(live)
    const order = [...this.persons.keys()]
    const overlaps = groups.flatMap((group, at) =>
      order.flatMap((person, since) => {
        const count = group.filter((record) => this.personOf(record) === person).length
        return count > 0 ? [{ at, person, since, count }] : []
      }),
    )
    // Groups stand in the order of their smallest records, and sorting keeps that order.
    overlaps.sort((a, b) => b.count - a.count || a.since - b.since)
    const given = new Map<number, string>()
    for (const { at, person } of overlaps) {
      if (!given.has(at) && ![...given.values()].includes(person)) given.set(at, person)
    }
    const now = new Map<number, string>()
    for (const [at, group] of groups.entries()) {
      const person = given.get(at) ?? this.#create()
      for (const record of group) now.set(record, person)
    }
    const kept = new Set(now.values())
    for (const person of order) {
      const former = this.members(person)
      if (former.length === 0 || kept.has(person)) continue
      const went = former.map((record) => now.get(record)!)
      const countOf = (to: string): number => went.filter((each) => each === to).length
      const [to] = this.#byCreation(went).sort((a, b) => countOf(b) - countOf(a))
      this.persons.set(person, to)
    }
    for (const [record, person] of now) this.records.get(record)!.person = person
  }

  /** The partition of all records (R16), by the functions of batch. */
  #partition(live: readonly number[]): number[][] {
    // A new index each time: it knows nothing of what came before.
    const index = createMatchIndex(MODEL)
    const store = memoryStore(MATCHING_TABLES)
    return store.write((writer) => {
      const entries = live.map((record) => {
        const { source, id, fields } = this.records.get(record)!
        return { record, source, id, prepared: index.prepare(fields) }
      })
      if (entries.length === 0) return []
      const { upper, lower, margin, guard } = MODEL.thresholds
      const edges = index
        .put(writer, entries)
        .edges.filter(({ weight }) => weight >= Math.max(lower, upper - margin))
      const loaded = index.load(writer, live)
      const placeOf = new Map(live.map((record, place) => [record, place]))
      const pairs = (kind: ReferenceFact['kind']): [number, number][] =>
        this.facts.flatMap((fact) => {
          const [a, b] = [placeOf.get(fact.left), placeOf.get(fact.right)]
          if (fact.kind !== kind || a === undefined || b === undefined) return []
          return [[Math.min(a, b), Math.max(a, b)] as [number, number]]
        })
      const mustLink = pairs('must-link').sort((a, b) => a[0] - b[0] || a[1] - b[1])
      const cannotLink = pairs('cannot-link')
      const asserted = collectAsserted({
        rows: live.length,
        human: { mustLink, cannotLink },
        groups: this.#sharing(live),
        disagree: (a, b) => loaded.bothDisagree(a, b),
        contradicted: () => undefined,
      })
      const rows = live.length
      const cores = connectedComponents(rows, asserted.mustLink.left, asserted.mustLink.right)
      const made = [...new Set(mustLink.map(([a]) => cores[a]!))]
      const apart = made.flatMap((a, at) => made.slice(at + 1).map((b) => [a, b] as const))
      const plan = planClusters({
        rows,
        policy: { upper, lower, margin, guard },
        edges: recordPairs(
          edges.map(({ left, right }) => [placeOf.get(left)!, placeOf.get(right)!] as const),
        ),
        mustLink: asserted.mustLink,
        cannotLink: recordPairs([...cannotLink, ...apart]),
        doubtful: asserted.doubtful,
        withinSource: MODEL.constraints.withinSource,
        sources: undefined,
      })
      const clusters = Uint32Array.from(live, (_, place) => place)
      if (plan.count > 0) takeLabels(plan, 0, partitionRange(plan, 0, plan.count, loaded), clusters)
      const roots = [...new Set(clusters)].sort((a, b) => a - b)
      return roots.map((root) => live.filter((_, place) => clusters[place] === root))
    })
  }

  /** Places of records that share the students' strong identifier. */
  #sharing(live: readonly number[]): number[][] {
    const groups = new Map<string, number[]>()
    for (const [place, record] of live.entries()) {
      const { state = '', state_student_id: id = '' } = this.records.get(record)!.fields
      if (state === '' || id === '') continue
      groups.set(`${state} ${id}`, [...(groups.get(`${state} ${id}`) ?? []), place])
    }
    return [...groups.values()].filter(({ length }) => length > 1)
  }
}

function isSame(a: ReferenceFact, b: ReferenceFact): boolean {
  return a.kind === b.kind && a.left === b.left && a.right === b.right
}
