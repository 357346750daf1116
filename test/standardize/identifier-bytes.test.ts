import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardizeIdentifier } from '../../src/standardize/identifier.ts'
import { standardizeIdentifierBytes } from '../../src/standardize/identifier-bytes.ts'
import { LONGEST_VALUE } from '../../src/standardize/text.ts'
import { fragments } from './arbitraries.ts'

/** The value by way of bytes; undefined if it is left to the standardizer of strings. */
function fromBytes(value: string): string | undefined {
  const bytes = Buffer.from(`<${value}>`)
  const to = new Uint8Array(LONGEST_VALUE)
  const length = standardizeIdentifierBytes(bytes, 1, bytes.length - 1, to)
  return length < 0 ? undefined : Buffer.from(to.subarray(0, length)).toString()
}

const idText = fc.oneof(
  fragments,
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.stringMatching(/^[0-9]{1,11}$/),
  fc.stringMatching(/^[0-9A-Z -]{1,11}$/),
  fc.stringMatching(/^[90]{1,5}(\.0+)?$/),
  fc.constantFrom('123456789', '1234567890', '0123456789', '987654321', '9876543210'),
  fc.constantFrom('123-45-6789', 'N/A', 'na 1', 'x1', '7'.repeat(600), 'é1'),
)

describe('standardizeIdentifierBytes', () => {
  it('gives what the standardizer of strings gives, or leaves the value to it', () => {
    fc.assert(
      fc.property(idText, (value) => {
        const found = fromBytes(value)
        if (found !== undefined) expect(found).toBe(standardizeIdentifier(value))
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['0821456587', 'WA-00123 4', 'R0E4W29F', '12457'])('takes the usual id %j', (value) => {
    expect(fromBytes(value)).toBe(standardizeIdentifier(value))
  })

  it.each(['', '0000', '999-99-9999', '123456789', '12345.0', 'unknown', 'ñ123', '1'.repeat(513)])(
    'leaves %j to the standardizer of strings',
    (value) => {
      expect(fromBytes(value)).toBeUndefined()
    },
  )
})
