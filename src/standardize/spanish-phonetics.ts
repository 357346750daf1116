/**
 * The sound of a name in Latin American Spanish, for `phoneticCodes`.
 *
 * What a clerk who hears a name may write differently gets one letter: b and v, s, z and soft c,
 * ll and y, j, x and soft g, qu, k and hard c, ñ and n, silent h, w and hu. Vowels go except the
 * first, so that a vowel misheard later doesn't matter.
 *
 * @param token - one folded word of Latin letters a–z.
 * @returns '' if nothing is left.
 *
 * @example
 * ```ts
 * spanishCode('jimenez') // 'jmns'
 * spanishCode('ximenes') // 'jmns'
 * ```
 */
export function spanishCode(token: string): string {
  const sounds = RULES.reduce((text, [pattern, sound]) => text.replace(pattern, sound), token)
  const initial = sounds.slice(0, 1)
  return (
    initial +
    sounds
      .slice(1)
      .replace(/[aeiou]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

/** In order: digraphs before the letters they hold. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?:hu|gu|g[uü]|w)(?=[aeio])/g, 'w'],
  [/ph/g, 'f'],
  [/sch|sh|ch/g, 'C'],
  [/th/g, 't'],
  [/ck/g, 'k'],
  [/(?:ll|y)(?=[aeiou])/g, 'Y'],
  [/^i(?=[aeou])/g, 'Y'],
  [/y/g, 'i'],
  [/qu(?=[ei])/g, 'k'],
  [/q/g, 'k'],
  [/gu(?=[ei])/g, 'G'],
  [/(?:sc|cc|c)(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[ei])/g, 'j'],
  [/G/g, 'g'],
  [/^x/g, 'j'],
  // México, Oaxaca, Jiménez: x between vowels sounds like j in old spellings.
  [/x/g, 'j'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/w/g, 'w'],
  [/h/g, ''],
  [/n(?=[bp])/g, 'm'],
  [/(.)\1+/g, '$1'],
]
