const ACCENTED = 'ÁÉÍÓÚÜÑáéíóúüñ'
const PLAIN = 'AEIOUUNaeiouun'

/** The text without accents and tildes; Spanish letters only, as the data hold no others. */
export function withoutAccents(text: string): string {
  let plain = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 128) continue
    const at = ACCENTED.indexOf(text[i]!)
    if (at < 0) continue
    plain += text.slice(from, i) + PLAIN[at]!
    from = i + 1
  }
  return from === 0 ? text : plain + text.slice(from)
}
