import { foldText } from './text.ts'

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ...spellings('jr', 'jr jnr jun junior hijo'),
  ...spellings('sr', 'sr snr sen senior'),
  ...spellings('ii', 'ii 2 2nd 2d second segundo'),
  ...spellings('iii', 'iii 3 3rd 3d third tercero'),
  ...spellings('iv', 'iv 4 4th fourth cuarto'),
  ...spellings('v', 'v 5 5th fifth quinto'),
])

/**
 * Standardizes a generation suffix.
 *
 * @returns 'jr', 'sr', 'ii', 'iii', 'iv', 'v', or '' for anything else: degrees and orders (MD,
 *   Esq.) say nothing about who a child is.
 *
 * @example
 * ```ts
 * standardizeSuffix('Jr.') // 'jr'
 * standardizeSuffix('2nd') // 'ii'
 * standardizeSuffix('MD') // ''
 * ```
 */
export function standardizeSuffix(value: string): string {
  return SUFFIXES.get(foldText(value).replaceAll(' ', '')) ?? ''
}

function spellings(suffix: string, list: string): [string, string][] {
  return list.split(' ').map((spelling) => [spelling, suffix])
}
