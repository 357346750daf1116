/**
 * Follows the change feed. A reader remembers the last sequence number it has dealt with, goes away,
 * comes back, and has missed nothing: at the end it knows every record's person without having asked.
 *
 *   node --conditions=source examples/follow-the-feed.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRegistry, shippedStudentModel } from 'nearmatch'

const dir = join(mkdtempSync(join(tmpdir(), 'nearmatch-')), 'children')
const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })

/** A table of another system, kept up to date by events alone. */
const personOf = new Map<number, string>()
let since = 0

function catchUp(): void {
  let seen = 0
  // A hundred at a time, so that a reader that was away for long does not hold them all.
  for (let events = registry.events({ since, limit: 100 }); events.length > 0; ) {
    for (const { sequence, event } of events) {
      if (event.kind === 'linked') personOf.set(event.record, event.person)
      if (event.kind === 'unlinked') personOf.delete(event.record)
      since = sequence
      seen++
    }
    events = registry.events({ since, limit: 100 })
  }
  console.log(
    `${seen} events, ${personOf.size} records of ${new Set(personOf.values()).size} persons`,
  )
}

const rosa = { first_name: 'Rosa', last_name_1: 'Villarreal', birth_date: '2013-07-30' }
await registry.submit([
  { source: 'TX', id: '1', fields: rosa },
  { source: 'WA', id: '2', fields: { ...rosa, last_name_1: 'Villareal' } },
  {
    source: 'FL',
    id: '3',
    fields: { first_name: 'Leo', last_name_1: 'Paz', birth_date: '2010-01-02' },
  },
])
catchUp()
const { sequence } = await registry.unlink({ source: 'WA', id: '2' }, { author: 'ana' })
catchUp()
await registry.undo(sequence)
await registry.delete({ source: 'FL', id: '3' })
catchUp()

await registry.close()
rmSync(join(dir, '..'), { recursive: true })
