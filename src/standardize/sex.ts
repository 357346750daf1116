import { foldText } from './text.ts'

const SEXES: ReadonlyMap<string, string> = new Map([
  ...spellings('f', 'f|female|2|fem|femenino|femenina|mujer|nina|girl|woman|hembra'),
  ...spellings('m', 'm|male|1|masc|masculino|masculina|hombre|nino|boy|man|varon'),
  ...spellings(
    'x',
    'x|nonbinary|non binary|nb|enby|other|otro|otra|intersex|third gender|no binario|no binaria|' +
      'gender diverse|another gender|another gender identity',
  ),
])

/**
 * Standardizes sex or gender.
 *
 * @returns 'f', 'm', 'x' (neither, as recorded) or ''. Digits are ISO/IEC 5218: 1 male, 2 female, 0
 *   and 9 not known or not applicable.
 *
 * @example
 * ```ts
 * standardizeSex('Mujer') // 'f'
 * standardizeSex('1') // 'm'
 * standardizeSex('9') // ''
 * ```
 */
export function standardizeSex(value: string): string {
  return SEXES.get(foldText(value.replace(/^(\d)\.0+$/, '$1'))) ?? ''
}

function spellings(sex: string, list: string): [string, string][] {
  return list.split('|').map((spelling) => [spelling, sex])
}
