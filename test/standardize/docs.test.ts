import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as standardize from '../../src/standardize/index.ts'

const exported: Readonly<Record<string, unknown>> = { ...standardize }
const page = readFileSync(new URL('../../docs/standardizers.md', import.meta.url), 'utf8')
const ROW = /^\| `(.*?)` \| `(.*?)` \|$/

describe('docs/standardizers.md', () => {
  const sections = page.split(/^## /m).slice(1)

  for (const section of sections) {
    const name = section.slice(0, section.indexOf('\n'))
    const rows = section.split('\n').flatMap((line) => {
      const match = ROW.exec(line)
      return match === null ? [] : [[match[1]!, match[2] === "''" ? '' : match[2]!]]
    })

    it(`shows for ${name} what the code does`, () => {
      const run = exported[name] as (value: string) => string
      expect(rows.length).toBeGreaterThan(3)
      expect(rows.map(([value]) => [value, run(value!)])).toEqual(rows)
    })
  }

  it('has a section for every standardizer', () => {
    const names = Object.keys(exported).filter((name) => /^standardize|^foldText/.test(name))
    expect(sections.map((section) => section.slice(0, section.indexOf('\n'))).sort()).toEqual(
      names.sort(),
    )
  })
})
