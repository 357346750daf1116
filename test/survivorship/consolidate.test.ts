import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studentModel } from '../../src/model/presets/student.ts'
import {
  type ConsolidatedField,
  consolidate,
  type MemberRecord,
} from '../../src/survivorship/consolidate.ts'
import type { SurvivorshipPolicy, SurvivorshipRule } from '../../src/survivorship/policy.ts'
import { survivorshipOf } from '../../src/survivorship/survivorship-of.ts'

function member(
  key: string,
  time: number,
  fields: Readonly<Record<string, string>>,
  pins: readonly string[] = [],
): MemberRecord {
  const [source, id] = key.split('/') as [string, string]
  return { source, id, time, fields, pins }
}

/** One field by one chain of rules. */
function policy(
  rules: readonly SurvivorshipRule[],
  trust: readonly string[] = [],
): SurvivorshipPolicy {
  return {
    schema: { name: 'given-name' },
    groups: [{ fields: ['name'], keep: 'one', rules }],
    trust,
  }
}

/** `value source/id rule` of each value. */
function told(fields: readonly ConsolidatedField[]): string[] {
  return fields.flatMap(({ field, rule, values }) =>
    values.map(({ value, source, id }) => `${field}: ${value} (${source}/${id}, ${rule})`),
  )
}

const ANA = member('TX/1', 10, { name: 'Ana' })
const ANNA = member('WA/1', 20, { name: 'Anna' })
const ANA_MARIA = member('FL/1', 5, { name: 'Ana María' })

describe('consolidate', () => {
  it('chooses by each rule', () => {
    const members = [ANA, ANNA, ANA_MARIA, member('WA/2', 6, { name: 'ANA' })]
    const by = (...rules: SurvivorshipRule[]) => told(consolidate(members, policy(rules, ['FL'])))
    expect(by('latest')).toEqual(['name: Anna (WA/1, latest)'])
    expect(by('most-trusted')).toEqual(['name: Ana María (FL/1, most-trusted)'])
    expect(by('most-complete')).toEqual(['name: Ana María (FL/1, most-complete)'])
    expect(by('most-frequent')).toEqual(['name: Ana (TX/1, most-frequent)'])
  })

  it('lets a later rule decide what an earlier one leaves open, and at last the record key', () => {
    expect(told(consolidate([ANNA, ANA], policy(['most-frequent', 'latest'])))).toEqual([
      'name: Anna (WA/1, latest)',
    ])
    expect(told(consolidate([ANNA, ANA], policy(['most-frequent'])))).toEqual([
      'name: Ana (TX/1, record-key)',
    ])
  })

  it('says where all agree, and then takes the spelling that the rules prefer', () => {
    const loud = member('FL/9', 30, { name: 'ANA' })
    expect(told(consolidate([ANA, loud], policy(['latest'])))).toEqual([
      'name: ANA (FL/9, unanimous)',
    ])
  })

  it('puts a pinned value first, while the record still has it', () => {
    const pinned = member('TX/1', 1, { name: 'Ana' }, ['name'])
    expect(told(consolidate([ANNA, pinned], policy(['latest'])))).toEqual([
      'name: Ana (TX/1, pinned)',
    ])
    const emptied = member('TX/1', 1, { name: '' }, ['name'])
    expect(told(consolidate([ANNA, emptied], policy(['latest'])))).toEqual([
      'name: Anna (WA/1, unanimous)',
    ])
  })

  it('lets "unknown" stand only where nothing else is said', () => {
    const unknown = member('TX/2', 99, { name: 'unknown' })
    expect(told(consolidate([unknown, ANA], policy(['latest'])))).toEqual([
      'name: Ana (TX/1, unanimous)',
    ])
    expect(told(consolidate([unknown], policy(['latest'])))).toEqual([
      'name: unknown (TX/2, unanimous)',
    ])
  })

  it('leaves a field out that no record fills, and everything if there are no records', () => {
    expect(consolidate([member('TX/1', 1, { other: 'x' })], policy(['latest']))).toEqual([])
    expect(consolidate([], survivorshipOf(studentModel))).toEqual([])
  })

  it('keeps to the records that the reader may see', () => {
    const all = [ANA, ANNA]
    expect(told(consolidate(all, policy(['latest'])))).toEqual(['name: Anna (WA/1, latest)'])
    const seen = all.filter(({ source }) => source === 'TX')
    expect(told(consolidate(seen, policy(['latest'])))).toEqual(['name: Ana (TX/1, unanimous)'])
  })
})

describe('the policy of the student model', () => {
  const students = survivorshipOf(studentModel)

  it('names every field of the model once', () => {
    const fields = students.groups.flatMap((group) => group.fields)
    expect(fields.toSorted()).toEqual(Object.keys(studentModel.schema).toSorted())
  })

  it('keeps all ids, each with its state', () => {
    const members = [
      member('TX/1', 1, { state: 'TX', state_student_id: '0071' }),
      member('WA/1', 2, { state: 'WA', state_student_id: '88' }),
      member('TX/2', 3, { state: 'Texas', state_student_id: '0071' }),
    ]
    expect(told(consolidate(members, students))).toEqual([
      'state: TX (TX/1, all)',
      'state: WA (WA/1, all)',
      'state_student_id: 0071 (TX/1, all)',
      'state_student_id: 88 (WA/1, all)',
    ])
  })

  it('takes a birthplace and a pair of surnames from one record', () => {
    const members = [
      member('TX/1', 1, { last_name_1: 'García', birth_city: 'Waco', birth_state: 'TX' }),
      member('WA/1', 2, { last_name_1: 'Lopez', last_name_2: 'García', birth_city: 'Yakima' }),
    ]
    expect(told(consolidate(members, students))).toEqual([
      'last_name_1: Lopez (WA/1, most-complete)',
      'last_name_2: García (WA/1, most-complete)',
      'birth_city: Waco (TX/1, most-complete)',
      'birth_state: TX (TX/1, most-complete)',
    ])
  })

  it('goes by trust before anything else', () => {
    const members = [
      member('TX/1', 1, { birth_date: '2012-03-04' }),
      member('WA/1', 2, { birth_date: '2012-04-03' }),
      member('WA/2', 3, { birth_date: '2012-04-03' }),
    ]
    expect(told(consolidate(members, students))).toEqual([
      'birth_date: 2012-04-03 (WA/2, most-frequent)',
    ])
    const trusting = survivorshipOf(studentModel, { trust: ['TX', 'WA'] })
    expect(told(consolidate(members, trusting))).toEqual([
      'birth_date: 2012-03-04 (TX/1, most-trusted)',
    ])
  })

  it('takes groups of the caller before its own', () => {
    const own = survivorshipOf(studentModel, {
      groups: [{ fields: ['sex', 'middle_name'], keep: 'all', rules: [] }],
    })
    expect(own.groups[0]?.fields).toEqual(['sex', 'middle_name'])
    expect(own.groups.filter(({ fields }) => fields.includes('middle_name'))).toHaveLength(1)
    expect(own.groups.find(({ fields }) => fields.includes('first_name'))?.fields).toEqual([
      'first_name',
    ])
  })
})

const value = fc.constantFrom(
  '',
  'Ana',
  'ANA',
  'Anna',
  'Ana María',
  'unknown',
  'García',
  '2012-03-04',
)
const fieldNames = Object.keys(studentModel.schema)
const members = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom('TX', 'WA', 'FL'),
    id: fc.constantFrom('1', '2', '3', '10'),
    time: fc.nat(3),
    fields: fc.dictionary(fc.constantFrom(...fieldNames), value),
    pins: fc.subarray(fieldNames, { maxLength: 3 }),
  }),
  { selector: ({ source, id }) => `${source}/${id}`, maxLength: 8 },
)
const policies = fc
  .record({
    trust: fc.subarray(['TX', 'WA', 'FL']),
    rules: fc.subarray([
      'latest',
      'most-trusted',
      'most-complete',
      'most-frequent',
    ] satisfies SurvivorshipRule[]),
    keep: fc.constantFrom('one' as const, 'all' as const),
  })
  .map(({ trust, rules, keep }) =>
    survivorshipOf(studentModel, {
      trust,
      groups: [{ fields: ['first_name', 'birth_date'], keep, rules }],
    }),
  )

describe('for any records', () => {
  it('the view does not depend on their order', () => {
    fc.assert(
      fc.property(members, policies, fc.func(fc.nat()), (records, rules, rank) => {
        const shuffled = records.toSorted((a, b) => rank(a) - rank(b))
        expect(consolidate(shuffled, rules)).toEqual(consolidate(records, rules))
        expect(consolidate(records.toReversed(), rules)).toEqual(consolidate(records, rules))
      }),
    )
  })

  it('every value comes from a record, and a filled field is never lost', () => {
    fc.assert(
      fc.property(members, policies, (records, rules) => {
        const view = consolidate(records, rules)
        for (const { field, values } of view) {
          expect(values.length).toBeGreaterThan(0)
          for (const { value, source, id } of values) {
            const record = records.find((each) => each.source === source && each.id === id)
            expect(record?.fields[field]).toBe(value)
          }
        }
        for (const { fields } of rules.groups) {
          const isFilled = records.some((each) => fields.some((name) => each.fields[name]))
          expect(view.some(({ field }) => fields.includes(field))).toBe(isFilled)
        }
      }),
    )
  })

  it('fields of a group come from one record, unless all are kept', () => {
    fc.assert(
      fc.property(members, policies, (records, rules) => {
        const view = consolidate(records, rules)
        for (const group of rules.groups.filter(({ keep }) => keep === 'one')) {
          const values = view
            .filter(({ field }) => group.fields.includes(field))
            .map((it) => it.values)
          expect(values.every(({ length }) => length === 1)).toBe(true)
          expect(new Set(values.map(([it]) => `${it?.source}/${it?.id}`)).size).toBeLessThan(2)
        }
      }),
    )
  })

  it('a pinned value beats every other', () => {
    fc.assert(
      fc.property(members, policies, (records, rules) => {
        const one = rules.groups
          .filter(({ keep }) => keep === 'one')
          .flatMap(({ fields }) => fields)
        for (const field of one) {
          const pinned = records.filter((each) => each.pins.includes(field) && each.fields[field])
          if (pinned.length === 0) continue
          const group = rules.groups.find(({ fields }) => fields.includes(field))!
          const found = consolidate(records, rules).filter((it) => group.fields.includes(it.field))
          expect(found.every(({ rule }) => rule === 'pinned')).toBe(true)
        }
      }),
    )
  })

  it('adding a copy of a record under another key changes no value by itself, only who is named', () => {
    fc.assert(
      fc.property(members, (records) => {
        const rules = survivorshipOf(studentModel, {
          groups: [{ fields: ['first_name'], keep: 'all', rules: [] }],
        })
        const copies = records.map((each) => ({ ...each, source: `${each.source}-copy` }))
        const names = (of: readonly MemberRecord[]): (string | undefined)[] =>
          consolidate(of, rules)
            .filter(({ field }) => field === 'first_name')
            .flatMap(({ values }) => values.map((it) => it.value.toLowerCase()))
        expect(new Set(names([...records, ...copies]))).toEqual(new Set(names(records)))
      }),
    )
  })
})
