import fc from 'fast-check'

const letters = fc.constantFrom('a', 'b', 'c', 'á', '王', '😀')
const word = fc.array(letters, { maxLength: 9 }).map((parts) => parts.join(''))

/** Two strings of few letters: equal, near and far pairs all come up often. */
export const similarStrings: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(word, word),
  fc
    .tuple(word, word, letters, word)
    .map(([head, tail, extra, other]): [string, string] => [
      head + tail,
      head + extra + (other.length > 5 ? other : tail),
    ]),
  fc
    .tuple(word, letters, letters, word)
    .map(([head, x, y, tail]): [string, string] => [head + x + y + tail, head + y + x + tail]),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
)
