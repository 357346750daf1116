import { isSkipValue } from './skip-values.ts'
import { cutValue, foldText, words } from './text.ts'

// The short form is the standard one, so that St (street) and St (saint) need not be told apart.
// After USPS Publication 28, appendix C, and what Mexican addresses use.
const WORDS: ReadonlyMap<string, string> = new Map([
  ...spellings('st', 'street str saint strt'),
  ...spellings('ave', 'avenue av aven avenida avda avn'),
  ...spellings('rd', 'road'),
  ...spellings('dr', 'drive drv'),
  ...spellings('ln', 'lane'),
  ...spellings('ct', 'court crt'),
  ...spellings('cir', 'circle circ crcl'),
  ...spellings('pl', 'place plaza plz'),
  ...spellings('blvd', 'boulevard blv boul bulevar'),
  ...spellings('pkwy', 'parkway pkway pky'),
  ...spellings('hwy', 'highway hiway hwy carretera carr'),
  ...spellings('fwy', 'freeway'),
  ...spellings('expy', 'expressway'),
  ...spellings('ter', 'terrace terr'),
  ...spellings('trl', 'trail trails'),
  ...spellings('sq', 'square'),
  ...spellings('xing', 'crossing'),
  ...spellings('hts', 'heights'),
  ...spellings('rte', 'route'),
  ...spellings('rr', 'ruralroute'),
  ...spellings('cl', 'close'),
  ...spellings('cres', 'crescent'),
  ...spellings('n', 'north norte'),
  ...spellings('s', 'south sur'),
  ...spellings('e', 'east este'),
  ...spellings('w', 'west oeste'),
  ...spellings('ne', 'northeast'),
  ...spellings('nw', 'northwest'),
  ...spellings('se', 'southeast'),
  ...spellings('sw', 'southwest'),
  ...spellings('mt', 'mount'),
  ...spellings('ft', 'fort'),
  ...spellings('calle', 'cll'),
  ...spellings('col', 'colonia'),
  ...spellings('apt', 'apartment appt unit suite ste departamento depto dpto interior'),
  ...spellings('trlr', 'trailer'),
  ...spellings('spc', 'space'),
  ...spellings('bldg', 'building'),
  ...spellings('fl', 'floor piso'),
  ...spellings('rm', 'room'),
])

const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at): [string, string] => [word, `${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`]),
)

const PO_BOX = /\b(?:p ?o ?box|post office box|apartado postal|apdo postal|apdo)\b/g

/**
 * Standardizes a street address line.
 *
 * Folded words; street types, directions and unit words in the Postal Service's short form, English
 * and Spanish; '#' is an apartment.
 *
 * @returns '' for a skip value.
 *
 * @example
 * ```ts
 * standardizeStreet('123 North Main Street, Apt. #4') // '123 n main st apt 4'
 * standardizeStreet('P.O. Box 12') // 'po box 12'
 * standardizeStreet('Avenida Juárez 5') // 'ave juarez 5'
 * ```
 */
export function standardizeStreet(value: string): string {
  const folded = foldText(cutValue(value).replaceAll('#', ' apt ')).replace(PO_BOX, 'po box')
  if (isSkipValue(folded, 'text')) return ''
  const tokens = words(folded).map((token) => WORDS.get(token) ?? ORDINALS.get(token) ?? token)
  // "Apt # 4" says it twice.
  const street = tokens.filter((token, at) => token !== 'apt' || tokens[at + 1] !== 'apt').join(' ')
  return isSkipValue(street, 'text') ? '' : street
}

function spellings(short: string, list: string): [string, string][] {
  return list.split(' ').map((spelling) => [spelling, short])
}
