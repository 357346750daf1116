import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CODE_LISTS } from '../../../src/exchange/msix/code-lists.ts'
import {
  type Category,
  elementsOf,
  MINIMUM_DATA_ELEMENTS,
} from '../../../src/exchange/msix/elements.ts'
import { layoutText, rulesText } from '../../../src/exchange/msix/layout-text.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

describe('the minimum data elements', () => {
  it('are as many as the slides of 2021 say, but for no. 69, which nobody names', () => {
    const in2021 = (category: Category): number =>
      elementsOf(category).filter(({ since, until }) => since <= 2021 && (until ?? 2021) >= 2021)
        .length
    expect({
      demographic: in2021('demographic'),
      'qualifying-move': in2021('qualifying-move'),
      enrollment: in2021('enrollment') + 1,
      assessment: in2021('assessment'),
      'course-history': in2021('course-history'),
    }).toEqual({
      demographic: 19,
      'qualifying-move': 7,
      enrollment: 33,
      assessment: 7,
      'course-history': 10,
    })
  })

  it('have names and numbers of their own', () => {
    const names = MINIMUM_DATA_ELEMENTS.map(({ name }) => name)
    const numbers = MINIMUM_DATA_ELEMENTS.map(({ number }) => number).filter(
      (each) => each !== null,
    )
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('of which the slides name the mandatory ones', () => {
    const mandatory = MINIMUM_DATA_ELEMENTS.filter((element) => element.mandatory)
    expect(mandatory.map(({ number }) => number)).toEqual([2, 4, 6, 9, 10, 20, 26, 29])
  })

  it('hold each code that their list has', () => {
    for (const { codes, length, name } of MINIMUM_DATA_ELEMENTS) {
      if (codes === undefined) continue
      const longest = Math.max(...CODE_LISTS[codes].codes.map(({ code }) => code.length))
      expect(longest, name).toBeLessThanOrEqual(length)
    }
  })

  it('are what the page about submissions lists', () => {
    const page = readFileSync(resolve(ROOT, 'docs/submission.md'), 'utf8')
    expect(page).toContain(layoutText())
    expect(page).toContain(rulesText())
  })
})
