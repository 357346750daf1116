import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8')

/** Codes of `LinkageErrorDetails`, in order. */
function errorCodes(): string[] {
  const source = read('src/errors.ts')
  const start = source.indexOf('export interface LinkageErrorDetails {')
  const table = source.slice(start, source.indexOf('\n}\n', start))
  return Array.from(table.matchAll(/^ {2}readonly '?([a-z-]+)'?: \{/gm), ([, code]) => code!)
}

describe('docs/errors.md', () => {
  const codes = errorCodes()
  const sections = read('docs/errors.md').split(/^## /m).slice(1)

  it('has exactly one section for each error code', () => {
    expect(codes.length).toBeGreaterThan(30)
    const titles = sections.map((section) => section.slice(0, section.indexOf('\n')))
    expect(titles.toSorted()).toEqual(codes.toSorted())
  })

  it('says something in every section', () => {
    for (const section of sections) {
      const text = section.slice(section.indexOf('\n')).replace(/^# .*/m, '').trim()
      expect(text.length, section).toBeGreaterThan(60)
    }
  })

  it('describes only errors that are thrown', () => {
    const source = globSync('src/**/*.ts', { cwd: ROOT })
      .filter((file) => !file.endsWith('errors.ts'))
      .map(read)
      .join('\n')
    expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  })
})

describe('the pages in docs', () => {
  for (const page of globSync('docs/**/*.md', { cwd: ROOT })) {
    it(`${page} links only to files that are there`, () => {
      const links = Array.from(read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g), ([, to]) => to!)
      const missing = links.filter((to) => globSync(resolve(ROOT, page, '..', to)).length === 0)
      expect(missing).toEqual([])
    })
  }
})
