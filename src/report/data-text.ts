import { type Html, html } from './html.ts'

/** Longer values are cut on the page, so that one broken cell cannot fill a screen. */
export const LONGEST_SHOWN = 160

/**
 * Cuts an overlong value and says how long it was; in whole code points.
 *
 * @example
 * ```ts
 * shorten('a'.repeat(500)) // 'aaa…aaa … (500 characters)'
 * ```
 */
export function shorten(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text
  const points = Array.from(text)
  if (points.length <= LONGEST_SHOWN) return text
  return `${points.slice(0, LONGEST_SHOWN).join('')} … (${points.length} characters)`
}

/** A text from data inside a line of other text: cut if overlong, kept to its own direction. */
export function dataText(text: string): Html {
  return html`<bdi>${shorten(text)}</bdi>`
}

/**
 * A field's or level's name as a heading: underscores become blanks, a capital in front.
 *
 * @example
 * ```ts
 * label('last_name_1') // 'Last name 1'
 * ```
 */
export function label(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  const first = String.fromCodePoint(words.codePointAt(0) ?? 0x20)
  return shorten(words === '' ? name : first.toUpperCase() + words.slice(first.length))
}
