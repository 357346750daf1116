import type { Placement } from '../registry/place-arrivals.ts'
import type { Registry } from '../registry/registry.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { operation } from './registry-operation.ts'
import { knownPerson, knownRecord } from './registry-record-name.ts'

export const MERGE: RegistryCommand = operation({
  operands: ['SURVIVOR', 'OTHER…'],
  summary: 'joins persons; the other ids redirect to the survivor',
  about: `Joins persons into one; a person is named by its id, or by one of its records. The survivor keeps its
id; the ids of the others resolve to it from now on. The records are held together until this is
undone.`,
  example:
    'nearmatch registry merge children 4QK7Z0M2X 9T1BD8R3C --reason "same birth certificate"',
  act: (registry, [survivor, ...others], options, call) => {
    const [first, ...rest] = [survivor!, ...others].map((each) => knownPerson(registry, call, each))
    return registry.merge({ survivor: first!, others: rest }, options)
  },
})

export const SPLIT: RegistryCommand = operation({
  operands: ['PERSON', 'RECORD…'],
  summary: 'takes records out of a person, as a new person',
  about: `Takes records (SOURCE/ID) out of a person; together they become a new person. They are held apart
from every record left behind until this is undone.`,
  example: 'nearmatch registry split children 4QK7Z0M2X WA/8841 WA/8842',
  act: (registry, [person, ...records], options, call) => {
    const part = records.map((typed) => knownRecord(registry, call, typed))
    return registry.split({ person: knownPerson(registry, call, person!), parts: [part] }, options)
  },
})

export const UNLINK: RegistryCommand = operation({
  operands: ['RECORD'],
  summary: 'takes one record out of its person',
  about: `Takes a record (SOURCE/ID) out of its person and holds it apart from every record left behind.`,
  example: 'nearmatch registry unlink children WA/8841 --reason "a cousin"',
  act: (registry, [record], options, call) =>
    registry.unlink(knownRecord(registry, call, record!), options),
})

export const ASSERT: RegistryCommand = operation({
  operands: ['must-link|cannot-link', 'RECORD', 'RECORD'],
  summary: 'says of two records that they are one person, or are not',
  about: `States a fact about two records (SOURCE/ID). It goes before any score, until it is retracted.`,
  example: 'nearmatch registry assert children cannot-link TX/17 WA/8841 --reason "twins"',
  act: (registry, [kind, left, right], options, call) => {
    if (kind !== 'must-link' && kind !== 'cannot-link') {
      throw call.wrong('expects must-link or cannot-link.')
    }
    const [a, b] = [knownRecord(registry, call, left!), knownRecord(registry, call, right!)]
    return registry.assert({ kind, left: a, right: b }, options)
  },
})

export const RETRACT: RegistryCommand = operation({
  operands: ['ASSERTION'],
  summary: 'takes a stated fact back',
  about: 'Takes an assertion back, by its number, and decides anew without it.',
  example: 'nearmatch registry retract children 2041',
  act: (registry, [assertion], options, call) =>
    registry.retract(call.wholeNumber('ASSERTION', assertion!), options),
})

export const UNDO: RegistryCommand = operation({
  operands: ['SEQUENCE'],
  summary: 'takes an operation back',
  about: `Takes back what one operation did, by its sequence number; the ledger keeps both. The parts of a
merge are held apart from then on, unless --join-again lets the engine decide. Records that arrived
since the merge are listed (arrivals) with the person that each goes to: where it fits best, or where
--place says. With --dry-run they are proposed.`,
  options: { 'join-again': { type: 'boolean' }, place: { type: 'string', multiple: true } },
  optionHelp: `  --join-again       do not hold the parts of a merge apart
  --place RECORD=PERSON,…       where a record goes that arrived since: to the survivor, or to one of
                     the persons that were merged; it is held apart from the others`,
  example: 'nearmatch registry undo children 2041 --place WA/8841=4QK7Z0M2X --reason "wrong child"',
  act: (registry, [sequence], options, call) =>
    registry.undo(call.wholeNumber('SEQUENCE', sequence!), {
      ...options,
      apart: !call.flag('join-again'),
      placement: call.list('place').map((each) => placementOf(registry, call, each)),
    }),
})

function placementOf(registry: Registry, call: RegistryCall, typed: string): Placement {
  const at = typed.lastIndexOf('=')
  if (at < 1) throw call.wrong('--place takes SOURCE/ID=PERSON,SOURCE/ID=PERSON,…')
  const { source, id } = knownRecord(registry, call, typed.slice(0, at))
  return { source, id, person: knownPerson(registry, call, typed.slice(at + 1)) }
}
