import { describe, expect, it } from 'vitest'
import { readOut } from '../../src/registry/read-out.ts'
import type { RecordKey } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { memoryRegistry } from '../support/memory-registry.ts'

const name = ({ source, id }: RecordKey): string => `${source}/${id}`

/** Everything told, as words. */
function told(registry: Registry): { records: string[]; links: string[] } {
  const records: string[] = []
  const links: string[] = []
  registry.read((view) =>
    readOut(view, {
      record: (key, person) => records.push(`${name(key)} ${person === registry.personOf(key)}`),
      link: ({ left, right, weight, decision }) =>
        links.push(`${name(left)} ${name(right)} ${weight >= -3} ${decision}`),
    }),
  )
  return { records, links }
}

const child = { first_name: 'Wolframius', last_name_1: 'Krakenfeld' }
const records = [
  { source: 'WA', id: '9', fields: { ...child, birth_date: '2014-03-25' } },
  { source: 'TX', id: '2', fields: { ...child, birth_date: '2012-03-14' } },
  { source: 'TX', id: '10', fields: { ...child, birth_date: '2012-03-14' } },
]

describe('reading a registry out', () => {
  it('tells records and links in the order of keys, each link once', async () => {
    const registry = memoryRegistry()
    await registry.submit(records)
    expect(told(registry)).toEqual({
      records: ['TX/10 true', 'TX/2 true', 'WA/9 true'],
      links: ['TX/10 TX/2 true match', 'TX/10 WA/9 true near-match', 'TX/2 WA/9 true near-match'],
    })
  })

  it('leaves out what was deleted, and pairs that people hold apart', async () => {
    const registry = memoryRegistry()
    await registry.submit(records)
    await registry.delete({ source: 'TX', id: '10' })
    expect(told(registry)).toMatchObject({ links: ['TX/2 WA/9 true near-match'] })
    await registry.review.reject(registry.review.list()[0]!.item)
    expect(told(registry)).toEqual({ records: ['TX/2 true', 'WA/9 true'], links: [] })
  })

  it('of nothing tells nothing', () => {
    expect(told(memoryRegistry())).toEqual({ records: [], links: [] })
  })
})
