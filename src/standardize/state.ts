import { isSkipValue } from './skip-values.ts'
import { MX_STATES, US_STATES } from './state-data.ts'
import { foldText } from './text.ts'

let codes: ReadonlyMap<string, string> | undefined

/**
 * Standardizes a state of the United States or Mexico to a code such as 'us-wa' or 'mx-mic'.
 *
 * Names, postal codes and usual short forms. A short form that both countries use is American
 * (Mich. is Michigan); any other text, such as an Australian or Guatemalan state, stays folded.
 *
 * @returns '' for a skip value.
 *
 * @example
 * ```ts
 * standardizeState('Washington') // 'us-wa'
 * standardizeState('Michoacán de Ocampo') // 'mx-mic'
 * standardizeState('Huehuetenango') // 'huehuetenango'
 * ```
 */
export function standardizeState(value: string): string {
  const folded = foldText(value)
  codes ??= stateCodes()
  return codes.get(folded) ?? (isSkipValue(folded, 'place') ? '' : folded)
}

function stateCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (spelling: string, code: string): void => {
    if (!found.has(spelling)) found.set(spelling, code)
  }
  for (const [country, text] of [
    ['us', US_STATES],
    ['mx', MX_STATES],
  ] as const) {
    for (const line of text.trim().split('\n')) {
      const [code, spellings] = line.split('=') as [string, string]
      // Folding turns the result 'us-wa' into 'us wa': it must lead back to itself.
      for (const spelling of [`${country} ${code}`, code, ...spellings.split('|')]) {
        add(spelling, `${country}-${code}`)
      }
    }
  }
  return found
}
