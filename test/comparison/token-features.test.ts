import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinedHash } from '../../src/comparison/joined-hash.ts'
import {
  mayBeOneEdit,
  mayBeSpeltAlike,
  mayBeVariants,
  mayContain,
  SIMILAR,
  SIMILAR_NAMES,
  SIMILAR_SOUND,
  tokenFeatures,
} from '../../src/comparison/token-features.ts'
import { stringTableOf } from '../../src/records/string-table.ts'
import { damerauLevenshtein } from '../../src/similarity/edit-distance.ts'
import { jaroWinkler } from '../../src/similarity/jaro-winkler.ts'
import { areNameVariants } from '../../src/standardize/nicknames.ts'
import { phoneticCodes } from '../../src/standardize/phonetics.ts'

const NAMES = ['maria', 'mariana', 'jose', 'josefa', 'guadalupe', 'lupe', 'garcia', 'gracia', 'li']

const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({
    unit: fc.constantFrom('a', 'e', 'm', 'r', 'i', 'ñ', 'я'),
    minLength: 1,
    maxLength: 9,
  }),
)
/** A name and a slip of it, or another name. */
const pair = fc.oneof(
  fc.tuple(name, name),
  fc
    .tuple(name, fc.nat({ max: 8 }), fc.constantFrom('', 'a', 'z'))
    .map(([text, at, letter]) => [text, text.slice(0, at) + letter + text.slice(at + 1)] as const),
)

function featuresOf(a: string, b: string): Uint32Array {
  return tokenFeatures(stringTableOf([a, b]))
}

describe('token features', () => {
  it('never deny a similarity that the letters show', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(0 as const, 1 as const), ([a, b], level) => {
        if (a === '' || b === '') return
        const similar = [SIMILAR, SIMILAR_NAMES][level]!
        const features = featuresOf(a, b)
        const similarity = jaroWinkler(a, b)
        const soundAlike = phoneticCodes(a).some((code) => phoneticCodes(b).includes(code))
        const [short, long] = a.length < b.length ? [a, b] : [b, a]
        const alike =
          short.length >= 3 &&
          (damerauLevenshtein(a, b) <= 1 ||
            long.startsWith(short) ||
            similarity >= similar ||
            (similarity >= SIMILAR_SOUND && soundAlike))
        if (alike) expect(mayBeSpeltAlike(features, 1, 2, level)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('never deny one edit, a part, or a variant', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const features = featuresOf(a, b)
        if (damerauLevenshtein(a, b) <= 1) expect(mayBeOneEdit(features, 1, 2)).toBe(true)
        if (a.startsWith(b) || a.endsWith(b)) expect(mayContain(features, 1, 2)).toBe(true)
        if (a !== b && areNameVariants(a, b)) expect(mayBeVariants(features, 1, 2)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('never deny names that are spelt apart and sound alike', () => {
    const pairs = [
      ['vazquez', 'basques'],
      ['quezada', 'kesada'],
      ['philip', 'filipp'],
      ['yesica', 'jessyca'],
      ['ayala', 'allala'],
      ['zachary', 'sacari'],
    ] as const
    for (const [a, b] of pairs) {
      const similarity = jaroWinkler(a, b)
      expect(similarity >= SIMILAR_SOUND && similarity < SIMILAR).toBe(true)
      expect(phoneticCodes(a).some((code) => phoneticCodes(b).includes(code))).toBe(true)
      expect(mayBeSpeltAlike(featuresOf(a, b), 1, 2, 1)).toBe(true)
    }
  })

  it('tell most strangers apart, or they would be of no use', () => {
    const strangers = ['carlos', 'guadalupe', 'miguel', 'xochitl', 'juan', 'esperanza']
    const features = tokenFeatures(stringTableOf(strangers))
    for (let a = 1; a <= strangers.length; a++) {
      for (let b = a + 1; b <= strangers.length; b++) {
        expect(mayBeSpeltAlike(features, a, b, 1)).toBe(false)
      }
    }
  })
})

describe('the hash of joined names', () => {
  it('does not tell where one token ends and the next begins', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const names = stringTableOf([a, b, a + b])
        expect(joinedHash(names, 2, joinedHash(names, 1, 0))).toBe(joinedHash(names, 3, 0))
      }),
    )
  })
})
