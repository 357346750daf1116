import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { studentRecords } from '../support/student-records.ts'

/** Words that stand on nobody else; the last is too long for a page. */
const WORDS = ['Wolframius', 'Krakenfeld', 'Quixotedottir'] as const
const LONG = 'Xanthopoulos '.repeat(500)

describe('what was erased', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  /** Which of the words stand anywhere in the folder, as they came or standardized. */
  const wordsIn = (dir: string): string[] => {
    const bytes = readdirSync(dir).map((name) => readFileSync(join(dir, name)))
    const text = Buffer.concat(bytes).toString('latin1').toLowerCase()
    return [...WORDS, 'Xanthopoulos'].filter((word) => text.includes(word.toLowerCase()))
  }

  it('is gone from the files once the registry is compacted', async () => {
    const dir = join(folder.dir, 'registry')
    const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })
    const students = studentRecords(300, 5)
    const key = { source: 'TX', id: 'erased' }
    const [first_name, last_name_1, last_name_2] = WORDS
    await registry.submit(students.slice(0, 100))
    await registry.submit({
      ...key,
      fields: { first_name, last_name_1, birth_date: '2012-03-14', remarks: LONG },
    })
    await registry.submit(students.slice(100, 200))
    await registry.submit({
      ...key,
      fields: { first_name, last_name_1, last_name_2, birth_date: '2012-03-14' },
    })
    await registry.submit({
      source: 'FL',
      id: 'mate',
      fields: { first_name, last_name_1, last_name_2, birth_date: '2012-03-14' },
    })
    expect(wordsIn(dir)).toHaveLength(4)
    await registry.erase(key)
    await registry.erase({ source: 'FL', id: 'mate' })
    await registry.submit(students.slice(200))
    await registry.compact()
    expect(wordsIn(dir)).toEqual([])
    expect(registry.verify().faults).toEqual([])
    await registry.close()
    expect(wordsIn(dir)).toEqual([])
  })
})
