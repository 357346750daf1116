import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RangeOptions, Store, StoreReader } from '../../src/storage/store.ts'

/** A place where a store is kept while it is closed and opened again. */
export interface StorePlace {
  open(tables: readonly string[]): Store
  /** Closes the store and gives one that holds the same, if the kind of store can. */
  reopen(store: Store, tables: readonly string[]): Promise<Store>
  remove(): void
}

const TABLES = ['a', 'b'] as const
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const copy = (value: Uint8Array | undefined) => value && Uint8Array.from(value)

/** What every store must do. */
export function storeContract(name: string, place: () => StorePlace): void {
  describe(`${name} keeps the contract`, () => {
    let at: StorePlace
    let store: Store
    beforeEach(() => {
      at = place()
      store = at.open(TABLES)
    })
    afterEach(async () => {
      await store.close()
      at.remove()
    })

    const put = (key: string, value: string, table = 'a') =>
      store.write((writer) => writer.put(table, bytes(key), bytes(value)))
    const get = (key: string, table = 'a') =>
      store.read((reader) => {
        const value = reader.get(table, bytes(key))
        return value && Buffer.from(value).toString()
      })

    it('gives back what a sorted map would, through rollbacks, dry runs and reopening', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const here = place()
          let open = here.open(TABLES)
          const model = new Model()
          try {
            for (const each of steps) {
              if (each.kind === 'reopen') open = await here.reopen(open, TABLES)
              else apply(open, model, each)
              open.read((reader) => expect(dump(reader)).toEqual(model.dump()))
            }
          } finally {
            await open.close()
            here.remove()
          }
        }),
        { numRuns: 80 },
      )
    })

    it('gives a range as a sorted map would', () => {
      const map = new Map<string, string>()
      store.write((writer) => {
        for (let number = 0; number < 1500; number++) {
          const key = ((number * 7919) % 65_536).toString(16)
          map.set(key, `${number}`)
          writer.put('a', bytes(key), bytes(`${number}`))
        }
      })
      const sorted = [...map].sort(([left], [right]) => (left < right ? -1 : 1))
      const bound = fc.option(fc.stringMatching(/^[0-9a-f]{1,4}$/), { nil: undefined })
      fc.assert(
        fc.property(
          bound,
          bound,
          fc.boolean(),
          fc.option(fc.nat(40), { nil: undefined }),
          (from, to, reverse, limit) => {
            const expected = sorted.filter(
              ([key]) => (from === undefined || key >= from) && (to === undefined || key < to),
            )
            if (reverse) expected.reverse()
            const options: RangeOptions = {
              ...(from !== undefined && { from: bytes(from) }),
              ...(to !== undefined && { to: bytes(to) }),
              ...(limit !== undefined && { limit }),
              reverse,
            }
            const found = store.read((reader) =>
              Array.from(reader.range('a', options), (entry) => entry.map(textOf)),
            )
            expect(found).toEqual(expected.slice(0, limit))
          },
        ),
      )
    })

    it('undoes all of an action that throws', () => {
      put('x', 'old')
      const failing = () =>
        store.write((writer) => {
          writer.put('a', bytes('x'), bytes('new'))
          writer.put('b', bytes('y'), bytes('new'))
          writer.remove('a', bytes('x'))
          throw new Error('on purpose')
        })
      expect(failing).toThrow('on purpose')
      expect([get('x'), get('y', 'b')]).toEqual(['old', undefined])
      put('x', 'newer')
      expect(get('x')).toBe('newer')
    })

    it('gives the answer of a dry run and keeps nothing', () => {
      put('x', 'old')
      const answer = store.write(
        (writer) => {
          writer.put('a', bytes('x'), bytes('new'))
          writer.put('a', bytes('y'), bytes('new'))
          return [textOf(writer.get('a', bytes('x'))!), writer.count('a')]
        },
        { dryRun: true },
      )
      expect(answer).toEqual(['new', 2])
      expect([get('x'), get('y')]).toEqual(['old', undefined])
    })

    it('lets a writer read its own writes, in ranges too', () => {
      put('b', '1')
      store.write((writer) => {
        writer.put('a', bytes('a'), bytes('2'))
        writer.remove('a', bytes('b'))
        const entries = Array.from(writer.range('a'), (entry) => entry.map(textOf))
        expect(entries).toEqual([['a', '2']])
        expect(writer.remove('a', bytes('b'))).toBe(false)
        expect(writer.remove('a', bytes('a'))).toBe(true)
        expect(writer.count('a')).toBe(0)
      })
    })

    it('lets a writer that asks again and again for what is not there see it once it is', () => {
      store.write((writer) => {
        const found = (): string[] =>
          Array.from(writer.range('a', { from: bytes('m') }), ([key]) => textOf(key))
        for (const key of ['', 'k']) {
          if (key !== '') writer.put('a', bytes(key), bytes('1'))
          expect([found(), found(), found()]).toEqual([[], [], []])
        }
        writer.put('b', bytes('z'), bytes('1'))
        expect(found()).toEqual([])
        writer.put('a', bytes('m'), bytes('1'))
        expect([found(), found(), found()]).toEqual([['m'], ['m'], ['m']])
        writer.remove('a', bytes('m'))
        expect([found(), found(), found()]).toEqual([[], [], []])
      })
    })

    it('goes on with a range after changes by the order of keys', () => {
      for (const reverse of [false, true]) {
        store.write((writer) => {
          for (const key of 'bdfhj') writer.put('a', bytes(key), bytes(key))
          const seen: string[] = []
          for (const [key] of writer.range('a', { reverse })) {
            seen.push(textOf(key))
            if (textOf(key) !== 'f') continue
            writer.remove('a', bytes('f'))
            writer.remove('a', bytes(reverse ? 'd' : 'h'))
            for (const more of 'aegi') writer.put('a', bytes(more), bytes(more))
          }
          expect(seen.join('')).toBe(reverse ? 'jhfeba' : 'bdfgij')
          for (const key of 'abdefghij') writer.remove('a', bytes(key))
        })
      }
    })

    it('leaves a range that is not read to its end', () => {
      store.write((writer) => {
        for (const key of 'abc') writer.put('a', bytes(key), bytes(key))
      })
      store.read((reader) => {
        for (const [first] of reader.range('a')) {
          const [second] = reader.range('a', { from: bytes('b') })
          expect([textOf(first), textOf(second![0])]).toEqual(['a', 'b'])
          break
        }
      })
      put('d', 'd')
      expect(store.read((reader) => reader.count('a'))).toBe(4)
    })

    it('does not keep the arrays it is given', () => {
      const key = bytes('key')
      const value = bytes('value')
      store.write((writer) => {
        writer.put('a', key, value)
        key.fill(0)
        value.fill(0)
      })
      expect(get('key')).toBe('value')
    })

    it('gives entries of a range that stay as they are', () => {
      store.write((writer) => {
        for (const key of 'abc') writer.put('a', bytes(key), bytes(key))
      })
      const entries = store.read((reader) => [...reader.range('a')])
      expect(entries.map(([key, value]) => textOf(key) + textOf(value))).toEqual(['aa', 'bb', 'cc'])
    })

    it('takes values of any length', async () => {
      const lengths = [0, 1, 300, 4096, 40_000, 3_000_000]
      const value = (length: number) => new Uint8Array(length).fill(length % 251)
      store.write((writer) => {
        for (const length of lengths) writer.put('a', bytes(`${length}`), value(length))
      })
      store = await at.reopen(store, TABLES)
      store.read((reader) => {
        for (const length of lengths) {
          expect(reader.get('a', bytes(`${length}`))?.length).toBe(length)
          const same = Buffer.compare(reader.get('a', bytes(`${length}`))!, value(length)) === 0
          expect(same).toBe(true)
        }
        for (const [key, found] of reader.range('a')) {
          expect(Buffer.compare(found, value(Number(textOf(key))))).toBe(0)
        }
      })
    })

    it('takes keys of 1 to 500 bytes', () => {
      const longest = new Uint8Array(500).fill(255)
      store.write((writer) => writer.put('a', longest, bytes('x')))
      expect(store.read((reader) => textOf(reader.get('a', longest)!))).toBe('x')
      for (const key of [new Uint8Array(0), new Uint8Array(501)]) {
        const code = { code: 'store-key-invalid' }
        expect(() => store.write((writer) => writer.put('a', key, key))).toThrow(
          expect.objectContaining(code),
        )
        expect(() => store.read((reader) => reader.get('a', key))).toThrow(
          expect.objectContaining(code),
        )
      }
    })

    it('refuses nesting, promises, unknown tables and use at the wrong time', async () => {
      const nothing = () => {}
      expect(() => store.write(() => store.write(nothing))).toThrow(/nested/)
      expect(() => store.write(() => store.read(nothing))).toThrow(/nested/)
      expect(() => store.read(() => store.write(nothing))).toThrow(/nested/)
      expect(store.read(() => store.read(() => 1))).toBe(1)
      expect(() => store.read(async () => {})).toThrow(/asynchronous/)
      const slow = async () => {
        throw new Error('nobody sees this')
      }
      expect(() => store.write(slow)).toThrow(/asynchronous/)
      expect(() => store.read((reader) => reader.count('c'))).toThrow(/no table c/)
      let kept: StoreReader = { get: nothing as never, range: () => [], count: () => 0 }
      store.read((reader) => {
        kept = reader
      })
      expect(() => kept.get('a', bytes('x'))).toThrow(/after its action/)
      store.write((writer) => {
        kept = writer
      })
      expect(() => kept.count('a')).toThrow(/after its action/)
      await store.close()
      await store.close()
      const code = { code: 'store-closed' }
      expect(() => store.read(nothing)).toThrow(expect.objectContaining(code))
      expect(() => store.write(nothing)).toThrow(expect.objectContaining(code))
    })
  })
}

function textOf(value: Uint8Array): string {
  return Buffer.from(value).toString()
}

type Change = { readonly table: string; readonly key: Uint8Array; readonly value?: Uint8Array }
type Step =
  | { readonly kind: 'reopen' }
  | { readonly kind: 'write' | 'dry-run' | 'failing'; readonly changes: readonly Change[] }

const key = fc.uint8Array({ minLength: 1, maxLength: 2, max: 3 })
const change: fc.Arbitrary<Change> = fc.record(
  {
    table: fc.constantFrom(...TABLES),
    key,
    value: fc.uint8Array({ maxLength: 40 }),
  },
  { requiredKeys: ['table', 'key'] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'write' as const,
        'write' as const,
        'dry-run' as const,
        'failing' as const,
      ),
      changes: fc.array(change, { maxLength: 8 }),
    }),
  },
)

/** The store as two plain maps; keys in hexadecimal, which has the order of bytes. */
class Model {
  maps = new Map(TABLES.map((table) => [table as string, new Map<string, Uint8Array>()]))

  apply({ table, key, value }: Change): boolean {
    const map = this.maps.get(table)!
    const name = Buffer.from(key).toString('hex')
    const there = map.has(name)
    if (value === undefined) map.delete(name)
    else map.set(name, value)
    return there
  }

  dump(): unknown {
    return TABLES.map((table) => {
      const entries = [...this.maps.get(table)!].sort(([left], [right]) => (left < right ? -1 : 1))
      return entries.map(([key, value]) => [key, Buffer.from(value).toString('hex')])
    })
  }

  snapshot(): Map<string, Map<string, Uint8Array>> {
    return new Map([...this.maps].map(([table, map]) => [table, new Map(map)]))
  }
}

function apply(store: Store, model: Model, step: Exclude<Step, { kind: 'reopen' }>): void {
  const before = model.snapshot()
  const run = () =>
    store.write(
      (writer) => {
        for (const each of step.changes) {
          const expected = model.apply(each)
          const found = copy(writer.get(each.table, each.key))
          expect(found !== undefined).toBe(expected)
          if (each.value !== undefined) writer.put(each.table, each.key, each.value)
          else expect(writer.remove(each.table, each.key)).toBe(expected)
        }
        expect(dump(writer)).toEqual(model.dump())
        if (step.kind === 'failing') throw new RangeError('on purpose')
      },
      { dryRun: step.kind === 'dry-run' },
    )
  if (step.kind === 'failing') expect(run).toThrow('on purpose')
  else run()
  if (step.kind !== 'write') model.maps = before
}

function dump(reader: StoreReader): unknown {
  return TABLES.map((table) => {
    const entries = Array.from(reader.range(table), ([key, value]) => {
      const found = reader.get(table, key)
      expect(found && Buffer.compare(found, value)).toBe(0)
      return [Buffer.from(key).toString('hex'), Buffer.from(value).toString('hex')]
    })
    expect(reader.count(table)).toBe(entries.length)
    return entries
  })
}
