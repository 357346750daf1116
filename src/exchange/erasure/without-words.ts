/** What stands where somebody had written something. */
export const ERASED = '[erased]'

/** Members in which people write in their own words, in whatever the exchange keeps about a child. */
const WORDS: ReadonlySet<string> = new Set([
  'claim',
  'contact',
  'details',
  'how',
  'name',
  'note',
  'phone',
  'question',
  'reason',
  'text',
])

/**
 * A document without what people wrote: who did what and when, ids and choices from lists stay. That
 * something was written stays too; what nobody wrote is not there, and what is empty stays empty.
 *
 * @param document - plain data.
 */
export function withoutWords<T>(document: T): T {
  return without(document) as T
}

/** Has somebody written something in it that still stands there? */
export function hasWords(document: unknown): boolean {
  return JSON.stringify(withoutWords(document)) !== JSON.stringify(document)
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && member !== '' && WORDS.has(name) ? ERASED : without(member),
    ]),
  )
}
