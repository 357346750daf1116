/**
 * Dice coefficient of the two strings' bigrams, counted with repeats.
 *
 * @returns a number in [0, 1]: twice the bigrams in common over all bigrams. 1 only for equal
 *   strings: where rearranged strings have the same bigrams the result stays just below. 0 for
 *   unequal strings of which one has fewer than two characters.
 *
 * Source: Dice (1945), Ecology 26(3), 297–302.
 *
 * @example
 * ```ts
 * diceBigrams('night', 'nacht') // 0.25
 * diceBigrams('maria jose', 'jose maria') // 0.777…
 * ```
 */
export function diceBigrams(a: string, b: string): number {
  if (a === b) return 1
  const total = a.length + b.length - 2
  if (a.length < 2 || b.length < 2) return 0
  const counts = new Map<number, number>()
  for (let at = 0; at + 1 < a.length; at++) {
    const bigram = bigramAt(a, at)
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  }
  let common = 0
  for (let at = 0; at + 1 < b.length; at++) {
    const bigram = bigramAt(b, at)
    const left = counts.get(bigram) ?? 0
    if (left === 0) continue
    counts.set(bigram, left - 1)
    common++
  }
  const coefficient = (2 * common) / total
  return coefficient === 1 ? 1 - 1 / total : coefficient
}

function bigramAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1)
}
