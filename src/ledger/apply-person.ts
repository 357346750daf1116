import type { PersonId, RecordNumber } from './event.ts'
import type { Appliers } from './step.ts'

/** Events of persons and of what belongs to them. */
export const personAppliers: Appliers<
  'created' | 'linked' | 'unlinked' | 'merged' | 'split' | 'redirected' | 'restored'
> = {
  created: (step, { person, splitFrom }) => {
    const { state, sequence } = step
    step.require(state.person(person) === undefined, 'the id is given')
    const origin = splitFrom === undefined ? {} : { splitFrom: step.person(splitFrom).person }
    step.putPerson({ person, members: [], since: sequence, version: sequence, ...origin })
    state.summarize({ persons: state.counters().persons + 1 })
  },

  linked: (step, event) => {
    const record = step.record(event.record)
    const person = step.person(event.person)
    step.require(!record.deleted, 'the record is deleted')
    step.require(person.redirect === undefined, 'the id of the person redirects')
    step.require((record.person ?? event.person) === event.person, 'another person has the record')
    step.changeRecord(record, event)
    step.putPerson({ ...person, members: withMember(person.members, event.record) })
  },

  unlinked: (step, event) => {
    const record = step.record(event.record)
    step.require(record.person === event.person, 'the person does not have the record')
    const person = step.person(event.person)
    const members = person.members.filter((member) => member !== event.record)
    step.changeRecord(record, event)
    step.putPerson({ ...person, members })
  },

  merged: (step, { survivor, others, records }) => {
    step.require(records.length === others.length + 1, 'it does not say what each person held')
    step.touch([survivor, ...others])
  },

  split: (step, { person, parts }) => step.touch([person, ...parts]),

  redirected: (step, { person: id, to }) => {
    const person = step.person(id)
    step.require(person.members.length === 0, 'the person has records')
    for (let next: PersonId | undefined = to; next !== undefined; ) {
      step.require(next !== id, 'the id would resolve to itself')
      next = step.person(next).redirect
    }
    step.putPerson({ ...person, redirect: to })
  },

  restored: (step, event) => {
    const { redirect, ...person } = step.person(event.person)
    step.require(redirect !== undefined, 'the id does not redirect')
    step.putPerson(person)
  },
}

function withMember(members: readonly RecordNumber[], record: RecordNumber): RecordNumber[] {
  const before = members.filter((member) => member < record)
  const after = members.filter((member) => member > record)
  return [...before, record, ...after]
}
