import { randomUUID } from 'node:crypto'
import { LinkageError } from '../../errors.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { CommandContext } from '../writer/command.ts'
import {
  LIST_ENTRIES,
  LISTS,
  LISTS_OF,
  MOST_ENTRIES,
  MOST_LISTS,
  type SavedList,
} from './saved-list.ts'
import { FLAGS, FLAGS_ON, type FlagKind, type StudentFlag } from './student-flag.ts'

interface OfList {
  readonly list: string
}

/** The list that flagged children are kept on, unless another is named. */
const FLAGGED = 'Flagged for later'

/** What changes saved lists and flags. All of an account are its own: the caller has asked for that. */
export const listCommands = {
  'list.create': (
    context: CommandContext,
    { name, note }: { readonly name: string; readonly note: string },
  ): SavedList => createList(context, name, note),

  'list.change': (
    { app, now }: CommandContext,
    { list, name, note }: OfList & { readonly name?: string; readonly note?: string },
  ): SavedList => {
    const before = ownList(app, list)
    const after = {
      ...before,
      ...(name === undefined ? {} : { name }),
      ...(note === undefined ? {} : { note }),
      changed: now,
    }
    LISTS.put(app, after, list)
    return after
  },

  'list.delete': ({ app }: CommandContext, { list }: OfList): void => {
    const { owner } = ownList(app, list)
    for (const { msixId } of [...LIST_ENTRIES.range(app, { under: [list] })]) {
      LIST_ENTRIES.remove(app, list, msixId)
    }
    LISTS.remove(app, list)
    LISTS_OF.remove(app, owner, list)
  },

  /** Puts a child on a list, or changes its note there. */
  'list.put-entry': (
    context: CommandContext,
    { list, msixId, note }: OfList & { readonly msixId: string; readonly note: string },
  ): void => putEntry(context, list, present(context, msixId), note),

  'list.remove-entry': (
    { app, now }: CommandContext,
    { list, msixId }: OfList & { readonly msixId: string },
  ): void => {
    const before = ownList(app, list)
    if (!LIST_ENTRIES.remove(app, list, msixId)) {
      throw new LinkageError('exchange-unknown', { what: 'child on this list', id: msixId })
    }
    LISTS.put(app, { ...before, size: before.size - 1, changed: now }, list)
  },

  /** Flags children and keeps them on a list, with the note. */
  'flag.put': (
    context: CommandContext,
    asked: {
      readonly kind: FlagKind
      readonly msixIds: readonly string[]
      readonly note: string
      readonly list?: string
    },
  ): StudentFlag => {
    const { app, actor, now, transaction } = context
    const list = asked.list ?? flaggedList(context)
    const msixIds = [...new Set(asked.msixIds.map((id) => present(context, id)))]
    const { state } = actor.place
    const records = msixIds.flatMap((id) => transaction.change.state.person(id)!.members)
    const flag: StudentFlag = {
      id: randomUUID(),
      kind: asked.kind,
      owner: actor.account,
      ...(state === undefined ? {} : { state }),
      list,
      msixIds,
      records,
      flagged: now,
    }
    FLAGS.put(app, flag, flag.id)
    for (const record of records) FLAGS_ON.put(app, flag.id, record, flag.id)
    for (const msixId of msixIds) putEntry(context, list, msixId, asked.note)
    return flag
  },

  /** Takes a flag from its children; they stay on the list. */
  'flag.remove': ({ app }: CommandContext, { flag }: { readonly flag: string }): void => {
    const found = FLAGS.get(app, flag)
    if (found === undefined) throw new LinkageError('exchange-unknown', { what: 'flag', id: flag })
    FLAGS.remove(app, flag)
    for (const record of found.records) FLAGS_ON.remove(app, record, flag)
  },
} as const

type App = CommandContext['app']

function ownList(app: App, list: string): SavedList {
  const found = LISTS.get(app, list)
  if (found === undefined) throw new LinkageError('exchange-unknown', { what: 'list', id: list })
  return found
}

function createList({ app, actor, now }: CommandContext, name: string, note: string): SavedList {
  const id = randomUUID()
  const owner = actor.account
  if ([...LISTS_OF.range(app, { under: [owner], limit: MOST_LISTS })].length === MOST_LISTS) {
    throw new LinkageError('exchange-conflict', {
      problem: `there are ${MOST_LISTS} lists already`,
    })
  }
  const list: SavedList = { id, owner, name, note, created: now, changed: now, size: 0 }
  LISTS.put(app, list, id)
  LISTS_OF.put(app, id, owner, id)
  return list
}

function putEntry({ app, now }: CommandContext, list: string, msixId: string, note: string): void {
  const before = ownList(app, list)
  const known = LIST_ENTRIES.get(app, list, msixId)
  if (known === undefined && before.size === MOST_ENTRIES) {
    throw new LinkageError('exchange-conflict', {
      problem: `${MOST_ENTRIES} children are on the list`,
    })
  }
  LIST_ENTRIES.put(app, { msixId, note, added: known?.added ?? now }, list, msixId)
  LISTS.put(
    app,
    { ...before, size: before.size + (known === undefined ? 1 : 0), changed: now },
    list,
  )
}

/** The child that an id stands for now. @throws {@link LinkageError} `person-unknown`. */
function present({ transaction }: CommandContext, msixId: string): string {
  return resolvePerson(transaction.change.state, msixId).person.person
}

/** The account's list of that name, made when it is first needed. */
function flaggedList(context: CommandContext): string {
  const { app, actor } = context
  for (const id of LISTS_OF.range(app, { under: [actor.account] })) {
    if (LISTS.get(app, id)!.name === FLAGGED) return id
  }
  return createList(context, FLAGGED, '').id
}
