/**
 * A small program that keeps a registry: takes in records, asks who somebody is, merges two persons,
 * takes it back, and writes a key of its own in the same transaction.
 *
 *   node --conditions=source examples/embed-a-registry.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRegistry, shippedStudentModel } from 'nearmatch'

const dir = join(mkdtempSync(join(tmpdir(), 'nearmatch-')), 'children')
const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })

const maria = { last_name_1: 'García', birth_date: '2014-03-09', parent_1_first: 'Rosa' }
const tomas = { last_name_1: 'Quintero', birth_city: 'Laredo', birth_state: 'TX' }
await registry.submit([
  { source: 'TX', id: '17', fields: { ...maria, first_name: 'María' } },
  { source: 'WA', id: 'A1', fields: { ...maria, first_name: 'Maria' } },
  { source: 'TX', id: '18', fields: { ...tomas, first_name: 'Tomás', birth_date: '2012-02-11' } },
  { source: 'WA', id: 'A2', fields: { ...tomas, first_name: 'Thomas', birth_date: '2011-05-06' } },
])

// Who is this? Nothing is kept.
const { decision, person } = registry.match({ ...maria, first_name: 'María' })
const known = registry.person(person!).members.map(({ source, id }) => `${source}/${id}`)
console.log(`María García is a ${decision}: ${known.join(' and ')}`)

// Somebody has seen the papers: these two are one. The first id survives, the other leads to it.
const survivor = registry.personOf({ source: 'TX', id: '18' })!
const other = registry.personOf({ source: 'WA', id: 'A2' })!
const papers = { author: 'ana', reason: 'birth certificate seen' }
const { sequence } = await registry.merge({ survivor, others: [other] }, papers)
console.log('the merged id leads to', registry.resolve(other).person.person === survivor)
for (const { field, rule, values } of registry.consolidated(survivor)) {
  if (field === 'birth_date') console.log(`born ${values[0]?.value} (${rule})`)
}

// Or not.
await registry.undo(sequence, { author: 'eva', reason: 'two cousins' })
console.log('apart again', registry.personOf({ source: 'WA', id: 'A2' }) === other)

// An outbox of the program's own: both are there, or neither.
const text = new TextEncoder()
await registry.write((transaction) => {
  transaction.unlink({ source: 'WA', id: 'A1' })
  transaction.app.put(text.encode('outbox/1'), text.encode('WA/A1 has left'))
})
console.log('sound', registry.verify().faults.length === 0)

await registry.close()
rmSync(join(dir, '..'), { recursive: true })
