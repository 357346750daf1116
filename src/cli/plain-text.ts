import { printable } from './printable.ts'

/**
 * Data as indented words for a terminal; empty lists and texts are left out.
 *
 * @example
 * ```ts
 * plainText({ person: 'K7', members: [{ id: '1' }] }) // 'person: K7\nmembers:\n  - id: 1\n'
 * ```
 */
export function plainText(value: object): string {
  return `${lines(value).join('\n')}\n`
}

function lines(value: object): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      if (!isObject(item)) return [`- ${printable(String(item))}`]
      return lines(item).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`))
    })
  }
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    if (!isObject(item))
      return item === '' || item === undefined ? [] : [`${key}: ${printable(String(item))}`]
    const inner = lines(item)
    return inner.length === 0 ? [] : [`${key}:`, ...inner.map((line) => `  ${line}`)]
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
