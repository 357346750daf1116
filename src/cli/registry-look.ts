import { caseAnswer, eventAnswer, personAnswer } from './registry-answers.ts'
import type { RegistryCommand } from './registry-command.ts'
import { knownPerson, knownRecord } from './registry-record-name.ts'
import { withRegistry } from './with-registry.ts'

export const PERSON: RegistryCommand = {
  operands: 'DIR ID',
  summary: 'one person: records, consolidated values, where its id leads',
  options: {},
  help: `Shows a person by its id, or the person of a record (SOURCE/ID). An id that was merged away is
followed. Each value names the record it comes from, and the rule that chose it.

Example
  nearmatch registry person children 4QK7Z0M2X
  nearmatch registry person children TX/17
`,
  async run(call) {
    const [dir, typed] = call.operands('DIR', 'ID')
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      const person = registry.person(knownPerson(registry, call, typed!))
      const items = registry.review.list({ person: person.person }).map(({ item }) => item)
      await call.answer({
        ...personAnswer(person),
        consolidated: registry.consolidated(person.person),
        items,
      })
    })
  },
}

export const EXPLAIN: RegistryCommand = {
  operands: 'DIR RECORD RECORD',
  summary: 'why two records are one person, or not',
  options: {},
  help: `Shows how the match weight of two records (SOURCE/ID) adds up, what people have said about them,
and what became of it.

Example
  nearmatch registry explain children TX/17 WA/8841
`,
  async run(call) {
    const [dir, left, right] = call.operands('DIR', 'RECORD', 'RECORD')
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      await call.answer(
        registry.explain(knownRecord(registry, call, left!), knownRecord(registry, call, right!)),
      )
    })
  },
}

export const HISTORY: RegistryCommand = {
  operands: 'DIR ID',
  summary: 'how a person came to be what it is',
  options: {},
  help: `Prints what happened to a person (its id, or SOURCE/ID of a record) in order: all events about it,
and about its records until they left it. An id that was merged away tells its own life.

Example
  nearmatch registry history children TX/17
`,
  async run(call) {
    const [dir, typed] = call.operands('DIR', 'ID')
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      for (const event of registry.history(knownPerson(registry, call, typed!))) {
        await call.answer(eventAnswer(event))
      }
    })
  },
}

export const DUPLICATES: RegistryCommand = {
  operands: 'DIR',
  summary: 'persons that may be one, the likeliest first',
  options: { least: { type: 'string' }, limit: { type: 'string' } },
  help: `Lists pairs of persons that may be one, each with the pair of records that speaks most for it. They
are review items too: review accepts and rejects them by their number.

  --least BITS       weighing at least this
  --limit N          at most so many

Example
  nearmatch registry duplicates children --least 3 --limit 20
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    const least = call.number('least') ?? Number.NEGATIVE_INFINITY
    const limit = call.integer('limit', 0) ?? Number.POSITIVE_INFINITY
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      for (const each of registry.duplicates(least).slice(0, limit)) {
        await call.answer(caseAnswer(each, registry.model))
      }
    })
  },
}
