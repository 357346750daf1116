import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFullName } from '../../src/standardize/full-name.ts'
import { standardizeGivenName, standardizeSurname } from '../../src/standardize/person-name.ts'
import { fragments } from './arbitraries.ts'

describe('splitFullName', () => {
  const cases: Record<string, [given: string, middle: string, surname: string, suffix: string]> = {
    'GARCIA LOPEZ, Maria Guadalupe': ['maria', 'guadalupe', 'garcia lopez', ''],
    'Maria G. Garcia-Lopez Jr.': ['maria', 'g', 'garcia lopez', 'jr'],
    'María de la Cruz': ['maria', '', 'de la cruz', ''],
    'Smith John': ['smith', '', 'john', ''],
    'Maria Guadalupe Garcia Lopez': ['maria', 'guadalupe', 'garcia lopez', ''],
    'Jose Garcia Lopez': ['jose', '', 'garcia lopez', ''],
    'John Paul Smith': ['john', 'paul', 'smith', ''],
    'Maria de Jesus Lopez': ['maria', 'de jesus', 'lopez', ''],
    'Jose Maria de la Cruz Hernandez': ['jose', 'maria', 'de la cruz hernandez', ''],
    'Maria de los Angeles Garcia': ['maria', 'de los angeles', 'garcia', ''],
    'Ludwig van Beethoven': ['ludwig', '', 'van beethoven', ''],
    'Mr. John Q. Public III': ['john', 'q', 'public', 'iii'],
    'Garcia, Jr., Jose': ['jose', '', 'garcia', 'jr'],
    'Garcia Jr, Jose Luis': ['jose', 'luis', 'garcia', 'jr'],
    'Garcia, Jose V': ['jose', 'v', 'garcia', ''],
    'Garcia, Jose Luis Jr': ['jose', 'luis', 'garcia', 'jr'],
    'Garcia, V': ['v', '', 'garcia', ''],
    'Van Nguyen': ['van', '', 'nguyen', ''],
    Guadalupe: ['guadalupe', '', '', ''],
    Garcia: ['', '', 'garcia', ''],
    '': ['', '', '', ''],
  }

  for (const [value, [given, middle, surname, suffix]] of Object.entries(cases)) {
    it(`splits "${value}"`, () => {
      expect(splitFullName(value)).toEqual({ given, middle, surname, suffix })
    })
  }

  it('gives standardized parts for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fragments, fc.string()), (value) => {
        const { given, middle, surname } = splitFullName(value)
        expect(standardizeGivenName(given)).toBe(given)
        expect(standardizeGivenName(middle)).toBe(middle)
        expect(standardizeSurname(surname)).toBe(surname)
      }),
      { numRuns: 2_000 },
    )
  })
})
