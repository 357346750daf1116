import type { RegistryCommand } from './registry-command.ts'
import { operation } from './registry-operation.ts'
import { knownRecord } from './registry-record-name.ts'

export const DELETE: RegistryCommand = operation({
  operands: ['RECORD'],
  summary: 'a source has deleted its record',
  about: `Takes a record (SOURCE/ID) out because its source deleted it. The history stays; its person's id
still resolves.`,
  example: 'nearmatch registry delete children TX/17',
  act: (registry, [record], options, call) =>
    registry.delete(knownRecord(registry, call, record!), options),
})

export const REKEY: RegistryCommand = operation({
  operands: ['RECORD', 'NEW-ID'],
  summary: 'a source has given its record another id',
  about: `Gives a record (SOURCE/ID) the new id that its source gave it; it stays the same record. If the
source has a record of that id already, it has made one of the two.`,
  example: 'nearmatch registry rekey children TX/17 20017',
  act: (registry, [record, to], options, call) => {
    const { source, id } = knownRecord(registry, call, record!)
    return registry.rekey({ source, from: id, to: to! }, options)
  },
})

export const ERASE: RegistryCommand = operation({
  operands: ['RECORD'],
  summary: 'erases by law what a record holds',
  about: `Erases everything that a record (SOURCE/ID) ever held, in all its versions. Its decisions and its
place in the ledger stay, and the ledger still verifies. This cannot be undone. The bytes stay in free
pages of the data file until it is compacted (nearmatch registry compact), and in backups.`,
  example: 'nearmatch registry erase children TX/17 --reason "court order 12/2026"',
  async act(registry, [record], options, call) {
    const answer = await registry.erase(knownRecord(registry, call, record!), options)
    if (options.dryRun !== true) {
      call.note(
        'what it held stays in free pages of the data file until `nearmatch registry compact`',
      )
    }
    return answer
  },
})

export const PIN: RegistryCommand = operation({
  operands: ['RECORD', 'FIELD'],
  summary: 'this value of this record is the right one',
  about: `Makes the consolidated view of a person take a field from this record (SOURCE/ID), as long as the
record says something there.`,
  example: 'nearmatch registry pin children TX/17 birth_date',
  act: (registry, [record, field], options, call) =>
    registry.pin({ record: knownRecord(registry, call, record!), field: field! }, options),
})

export const UNPIN: RegistryCommand = operation({
  operands: ['RECORD', 'FIELD'],
  summary: 'takes a pin back',
  about: 'Lets the rules choose again where a field comes from.',
  example: 'nearmatch registry unpin children TX/17 birth_date',
  act: (registry, [record, field], options, call) =>
    registry.unpin({ record: knownRecord(registry, call, record!), field: field! }, options),
})
