/**
 * A template tag that escapes every interpolated string, so that forgetting to is impossible: only
 * what went through the tag itself passes unescaped.
 *
 * @module
 */

import { escapeHtml } from './escape-html.ts'

/** Markup that is already safe. Only {@link html} makes it. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text and numbers are escaped, markup passes. */
export type HtmlValue = string | number | Html | readonly Html[]

/** No markup at all; for parts that are sometimes left out. */
export const NOTHING: Html = new Html('')

/**
 * Builds markup from a template; interpolated strings are escaped, {@link Html} and lists of it are
 * inserted as they are. Attribute values must be quoted in the template.
 *
 * @example
 * ```ts
 * html`<td title="${name}">${name}</td>` // name = 'a<b' gives <td title="a&lt;b">a&lt;b</td>
 * ```
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0]!
  for (let i = 0; i < values.length; i++) text += render(values[i]!) + parts[i + 1]!
  return new Html(text)
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.toString()
  if (Array.isArray(value)) return value.map(render).join('')
  return escapeHtml(String(value))
}
