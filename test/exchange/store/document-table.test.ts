import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppWriter } from '../../../src/exchange/store/app-keys.ts'
import { DocumentTable } from '../../../src/exchange/store/document-table.ts'
import { memoryStore } from '../../../src/storage/memory-store.ts'

const TABLE = new DocumentTable<string, [text: string, number: number]>(200)
const OTHER = new DocumentTable<string, [text: string, number: number]>(201)

function inStore(action: (app: AppWriter) => void): void {
  const store = memoryStore(['app'])
  store.write((writer) =>
    action({
      get: (key) => writer.get('app', key),
      range: (options) => writer.range('app', options),
      put: (key, value) => writer.put('app', key, value),
      remove: (key) => writer.remove('app', key),
    }),
  )
}

const key = fc.tuple(fc.string({ maxLength: 3 }), fc.nat(5))

describe('DocumentTable', () => {
  it('gives each document under its key, and none of another table', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { selector: String }), (keys) => {
        inStore((app) => {
          for (const each of keys) {
            TABLE.put(app, String(each), ...each)
            OTHER.put(app, 'other', ...each)
          }
          for (const each of keys) expect(TABLE.get(app, ...each)).toBe(String(each))
          expect([...TABLE.range(app)].toSorted()).toEqual(keys.map(String).toSorted())
        })
      }),
    )
  })

  it('pages to the same whole, forwards and backwards, under the first parts of a key', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { selector: String, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (keys, limit, reverse) => {
          inStore((app) => {
            for (const each of keys) TABLE.put(app, JSON.stringify(each), ...each)
            for (const text of new Set(keys.map(([first]) => first))) {
              const found: [string, number][] = []
              for (;;) {
                const after = found.at(-1)
                const page = [
                  ...TABLE.range(app, {
                    under: [text],
                    reverse,
                    limit,
                    ...(after === undefined ? {} : { after }),
                  }),
                ].map((it): [string, number] => JSON.parse(it))
                if (page.length === 0) break
                found.push(...page)
              }
              const numbers = keys.filter(([first]) => first === text).map(([, it]) => it)
              numbers.sort((a, b) => (reverse ? b - a : a - b))
              expect(found.map(([, it]) => it)).toEqual(numbers)
            }
          })
        },
      ),
    )
  })

  it('never leads out of what was asked for, whatever key it is to go on behind', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { selector: String, maxLength: 20 }),
        key,
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        (keys, after, text, reverse) => {
          inStore((app) => {
            for (const each of keys) TABLE.put(app, JSON.stringify(each), ...each)
            const found = [...TABLE.range(app, { under: [text], after, reverse })]
            for (const each of found) expect(JSON.parse(each)[0]).toBe(text)
          })
        },
      ),
    )
  })
})
