import fc from 'fast-check'
import { isLinkageError } from '../../src/errors.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { CHILDREN, type Child, key, write } from './children.ts'

/** One thing that somebody does to a registry; records, persons and items by where they stand. */
export type RegistryStep =
  | {
      readonly kind: 'submit'
      readonly record: number
      readonly child: Child
      readonly id?: string
    }
  | { readonly kind: 'delete' | 'erase' | 'unlink'; readonly record: number }
  | {
      readonly kind: 'rekey' | 'must-link' | 'cannot-link' | 'merge'
      readonly record: number
      readonly other: number
    }
  | { readonly kind: 'split'; readonly record: number; readonly parts: readonly number[] }
  | {
      readonly kind: 'accept' | 'reject' | 'postpone' | 'validate' | 'withdraw'
      readonly item: number
    }
  | { readonly kind: 'retract'; readonly assertion: number }
  | { readonly kind: 'undo'; readonly back: number }

const ANN = { author: 'ann' }
const RECORDS = 7
const record = fc.nat(RECORDS - 1)
const child = fc.constantFrom(...(Object.keys(CHILDREN) as Child[]))
const submit = fc.record({ kind: fc.constant('submit' as const), record, child })
/** With a strong identifier of few values. */
const identified = fc.record({
  kind: fc.constant('submit' as const),
  record,
  child,
  id: fc.constantFrom('1', '2'),
})
const nth = fc.nat(20)

export const sourceStep: fc.Arbitrary<RegistryStep> = fc.oneof(
  { weight: 8, arbitrary: submit },
  { weight: 2, arbitrary: identified },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'erase' as const), record }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rekey' as const), record, other: record }),
  },
)

export const peopleStep: fc.Arbitrary<RegistryStep> = fc.oneof(
  fc.record({ kind: fc.constant('unlink' as const), record }),
  fc.record({
    kind: fc.constantFrom('must-link' as const, 'cannot-link' as const, 'merge' as const),
    record,
    other: record,
  }),
  fc.record({
    kind: fc.constant('split' as const),
    record,
    parts: fc.array(record, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom(
      'accept' as const,
      'reject' as const,
      'postpone' as const,
      'validate' as const,
      'withdraw' as const,
    ),
    item: nth,
  }),
  fc.record({ kind: fc.constant('retract' as const), assertion: nth }),
  fc.record({ kind: fc.constant('undo' as const), back: fc.nat(4) }),
)

export const anyStep: fc.Arbitrary<RegistryStep> = fc.oneof(
  { weight: 3, arbitrary: sourceStep },
  { weight: 2, arbitrary: peopleStep },
)

export const idOf = (number: number): string => `S${number % 3}:r${number}`

/** Does a step; what the registry refuses is left undone. */
export async function take(registry: Registry, step: RegistryStep): Promise<void> {
  try {
    await attempt(registry, step)
  } catch (error) {
    if (!isLinkageError(error)) throw error
    if (error.code === 'ledger-inconsistent' || error.code === 'store-damaged') throw error
  }
}

export async function attempt(registry: Registry, step: RegistryStep): Promise<void> {
  switch (step.kind) {
    case 'submit': {
      const strong = step.id === undefined ? {} : { state: 'TX', state_student_id: `X${step.id}` }
      await registry.submit(write(idOf(step.record), step.child, strong))
      return
    }
    case 'delete':
    case 'erase':
    case 'unlink':
      await registry[step.kind](key(idOf(step.record)), ANN)
      return
    case 'rekey': {
      const { source, id } = key(idOf(step.record))
      await registry.rekey({ source, from: id, to: key(idOf(step.other)).id })
      return
    }
    case 'must-link':
    case 'cannot-link':
      await registry.assert({
        kind: step.kind,
        left: key(idOf(step.record)),
        right: key(idOf(step.other)),
      })
      return
    case 'merge': {
      const [survivor, other] = [step.record, step.other].map((each) =>
        registry.personOf(key(idOf(each))),
      )
      if (survivor !== undefined && other !== undefined)
        await registry.merge({ survivor, others: [other] }, ANN)
      return
    }
    case 'split': {
      const person = registry.personOf(key(idOf(step.record)))
      if (person === undefined) return
      const parts = step.parts.map((each) => [key(idOf(each))])
      await registry.split({ person, parts }, ANN)
      return
    }
    case 'accept':
    case 'reject':
    case 'postpone':
    case 'validate':
    case 'withdraw': {
      const items = registry.review.list()
      const item = items[step.item % Math.max(1, items.length)]
      if (item === undefined) return
      const author = step.kind === 'validate' ? 'ben' : 'ann'
      if (step.kind === 'postpone') await registry.review.postpone(item.item, 4e12)
      else await registry.review[step.kind](item.item, { author })
      return
    }
    case 'retract': {
      const numbers = registry.read(({ state }) =>
        Array.from(state.records()).flatMap((each) =>
          state.assertionsOf(each.record).map(({ assertion }) => assertion),
        ),
      )
      const number = numbers[step.assertion % Math.max(1, numbers.length)]
      if (number !== undefined) await registry.retract(number)
      return
    }
    case 'undo': {
      const entries = [...new Set(registry.events().map(({ entry }) => entry.sequence))]
      const entry = entries.at(-1 - step.back)
      if (entry !== undefined) await registry.undo(entry)
    }
  }
}
