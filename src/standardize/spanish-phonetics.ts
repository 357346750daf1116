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
  const sounds = rewritten(token)
  const initial = sounds.slice(0, 1)
  return (
    initial +
    sounds
      .slice(1)
      .replace(/[aeiou]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

/** The rules applied in turn: those alone for which there is a letter, as most words have few of them. */
function rewritten(token: string): string {
  let text = token
  let letters = lettersOf(text)
  for (const { needs, pattern, sound } of RULES) {
    if ((letters & needs) === 0) continue
    const before = text
    text = text.replace(pattern, sound)
    if (text !== before) letters = lettersOf(text)
  }
  return text
}

/** One bit for each letter that occurs, upper and lower case alike. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

interface Rule {
  /** As {@link lettersOf}: without one of these letters nothing matches. */
  readonly needs: number
  readonly pattern: RegExp
  readonly sound: string
}

const ANY = 'abcdefghijklmnopqrstuvwxyz'

/** In order: digraphs before the letters they hold. */
export const RULES: readonly Rule[] = rules([
  ['hgw', /^(?:hu|gu|g[uü]|w)(?=[aeio])/g, 'w'],
  ['p', /ph/g, 'f'],
  ['h', /sch|sh|ch/g, 'C'],
  ['h', /th/g, 't'],
  ['k', /ck/g, 'k'],
  ['ly', /(?:ll|y)(?=[aeiou])/g, 'Y'],
  ['i', /^i(?=[aeou])/g, 'Y'],
  ['y', /y/g, 'i'],
  ['q', /qu(?=[ei])/g, 'k'],
  ['q', /q/g, 'k'],
  ['g', /gu(?=[ei])/g, 'G'],
  ['c', /(?:sc|cc|c)(?=[ei])/g, 's'],
  ['c', /c/g, 'k'],
  ['g', /g(?=[ei])/g, 'j'],
  ['g', /G/g, 'g'],
  ['x', /^x/g, 'j'],
  // México, Oaxaca, Jiménez: x between vowels sounds like j in old spellings.
  ['x', /x/g, 'j'],
  ['z', /z/g, 's'],
  ['v', /v/g, 'b'],
  ['w', /w/g, 'w'],
  ['h', /h/g, ''],
  ['n', /n(?=[bp])/g, 'm'],
  [ANY, /(.)\1+/g, '$1'],
])

function rules(list: readonly (readonly [string, RegExp, string])[]): Rule[] {
  return list.map(([letters, pattern, sound]) => ({ needs: lettersOf(letters), pattern, sound }))
}
