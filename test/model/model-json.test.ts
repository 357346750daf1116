import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { defineModel } from '../../src/model/define-model.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { modelFromJson, modelHash, modelToJson } from '../../src/model/model-json.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { arbitraryModel } from './arbitrary-model.ts'
import { tiny } from './tiny-model.ts'

const model = defineModel(tiny)

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

function refusal(json: string): { code: string; path?: string } {
  try {
    modelFromJson(json)
  } catch (error) {
    if (isLinkageError(error, 'model-invalid'))
      return { code: error.code, path: error.details.path }
    if (isLinkageError(error)) return { code: error.code }
    throw error
  }
  throw new Error('accepted')
}

describe('modelToJson and modelFromJson', () => {
  it('give back the presets', () => {
    for (const preset of [personModel, studentModel]) {
      expect(modelFromJson(modelToJson(preset))).toEqual(preset)
      expect(modelToJson(modelFromJson(modelToJson(preset)))).toBe(modelToJson(preset))
    }
  })

  it('give back any model, to the byte', () => {
    fc.assert(
      fc.property(arbitraryModel, (any) => {
        const json = modelToJson(any)
        // JSON has no negative zero.
        expect(modelFromJson(json)).toEqual(JSON.parse(json))
        expect(modelToJson(modelFromJson(json))).toBe(json)
      }),
      { numRuns: 100 },
    )
  })

  it('refuses another version by its number', () => {
    const json = JSON.stringify({ ...model, schemaVersion: 2 })
    expect(() => modelFromJson(json)).toThrow(
      expect.objectContaining({
        code: 'model-version-unknown',
        details: { version: '2', supported: '1' },
      }),
    )
  })

  it('refuses what is no JSON and names the file', () => {
    expect(() => modelFromJson('{', 'model.json')).toThrow(
      expect.objectContaining({
        code: 'model-file-unreadable',
        details: expect.objectContaining({ file: 'model.json' }),
      }),
    )
  })

  /** What is wrong, where it is refused, where the change is made, and the value put there. */
  const wrong: readonly (readonly [string, string, Path, Json | undefined])[] = [
    ['an unknown key', 'colour', ['colour'], 'red'],
    ['an unknown key inside', 'prior.colour', ['prior', 'colour'], 'red'],
    ['a missing key', 'thresholds', ['thresholds'], undefined],
    ['a missing version', 'schemaVersion', ['schemaVersion'], undefined],
    ['a missing key inside', 'thresholds.upper', ['thresholds', 'upper'], undefined],
    ['a text for a number', 'prior.twinsPerRecord', ['prior', 'twinsPerRecord'], '1'],
    ['an object for a list', 'comparisons', ['comparisons'], {}],
    ['a list for an object', 'blocking', ['blocking'], []],
    ['an unknown kind of field', 'schema.dob', ['schema', 'dob'], 'birthday'],
    ['an unknown kind of comparison', 'comparisons[0].kind', ['comparisons', 0, 'kind'], 'moon'],
    [
      'a kind that every object inherits',
      'comparisons[0].kind',
      ['comparisons', 0, 'kind'],
      'constructor',
    ],
    [
      'a level without m',
      'comparisons[0].levels[1].m',
      ['comparisons', 0, 'levels', 1, 'm'],
      undefined,
    ],
    [
      'an unknown form of key',
      'blocking.rules[0].key[0].form',
      ['blocking', 'rules', 0, 'key', 0, 'form'],
      'week',
    ],
    [
      'over-full keys cut into half parts',
      'blocking.overfull[0].parts',
      ['blocking', 'overfull'],
      [{ rule: 'birth date', key: '0000000000000000', parts: 0.5 }],
    ],
    [
      'a frequency of zero',
      'frequencies.given.values',
      ['frequencies'],
      {
        given: { floor: 0.1, collision: 0.1, values: { ana: 0 } },
        surname: { floor: 0.1, collision: 0.1, values: {} },
      },
    ],
  ]

  for (const [what, refusedAt, path, value] of wrong) {
    it(`refuses ${what} at ${refusedAt}`, () => {
      const document = JSON.parse(modelToJson(model)) as Json
      put(document, path, value)
      const refused = refusal(JSON.stringify(document))
      expect(refused).toEqual({ code: 'model-invalid', path: refusedAt })
    })
  }

  it.each(['null', '[]', '"model"', '1', '{}'])('refuses the document %s', (json) => {
    expect(refusal(json).code).toBe('model-invalid')
  })

  it('refuses or accepts any document without another error', () => {
    const json = modelToJson(studentModel)
    const paths = leaves(JSON.parse(json) as Json)
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 1 }), (path, value) => {
        const document = JSON.parse(json) as Json
        put(document, path, value as Json)
        try {
          modelFromJson(JSON.stringify(document))
        } catch (error) {
          expect(isLinkageError(error)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('modelHash', () => {
  it('is 32 hexadecimal digits, equal for equal models', () => {
    expect(modelHash(model)).toMatch(/^[0-9a-f]{32}$/)
    expect(modelHash(defineModel(tiny))).toBe(modelHash(model))
    expect(modelHash(modelFromJson(modelToJson(model)))).toBe(modelHash(model))
  })

  it('does not depend on the order of keys in a document', () => {
    const reversed = reverseKeys(JSON.parse(modelToJson(studentModel)) as Json)
    expect(modelHash(modelFromJson(JSON.stringify(reversed)))).toBe(modelHash(studentModel))
  })

  it('changes with any value of the model', () => {
    const json = modelToJson(studentModel)
    const seen = new Set([modelHash(studentModel)])
    const paths = leaves(JSON.parse(json) as Json)
    for (const path of paths) {
      const document = JSON.parse(json) as Json
      const value = at(document, path)
      put(document, path, typeof value === 'number' ? value * 1.01 + 0.001 : `${value}x`)
      seen.add(modelHash(document as unknown as LinkageModel))
    }
    expect(paths.length).toBeGreaterThan(300)
    expect(seen.size).toBe(paths.length + 1)
  })

  it('changes with the order of rules and comparisons', () => {
    const comparisons = model.comparisons.toReversed()
    expect(modelHash({ ...model, comparisons })).not.toBe(modelHash(model))
  })
})

type Path = readonly (string | number)[]

/** The path of every value that is neither object nor list. */
function leaves(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
}

function at(document: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => (value as { [key: string]: Json })[key]!, document)
}

/** Sets one value; `undefined` leaves it out of the document. */
function put(document: Json, path: Path, value: Json | undefined): void {
  const parent = at(document, path.slice(0, -1)) as { [key: string]: Json | undefined }
  parent[path.at(-1)!] = value
}

function reverseKeys(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(reverseKeys)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reverseKeys(item)]),
  )
}
