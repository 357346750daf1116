import {
  type TBoolean,
  type TEnum,
  type TInteger,
  type TObject,
  type TOptional,
  type TString,
  Type,
} from 'typebox'
import { LinkageError } from '../../errors.ts'
import { may, type Permission, type Subject } from '../access/permissions.ts'
import type { Actor, Place } from '../access/roles.ts'
import { placeOfDistrict } from '../directory/place-of-district.ts'
import type { Exchange } from '../exchange.ts'
import { cursorOf, keyOfCursor, PAGING } from '../http/paging.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { DocumentTable } from '../store/document-table.ts'
import {
  type ExchangedKind,
  listOfAccount,
  listOfPlace,
  listOfStudent,
  pageOfList,
} from './exchanged-lists.ts'
import { MSIX_ID } from './exchanged-schemas.ts'

const FIELDS: {
  readonly direction: TOptional<TEnum<['in', 'out', 'own']>>
  readonly open: TOptional<TBoolean>
  readonly state: TOptional<TString>
  readonly region: TOptional<TString>
  readonly district: TOptional<TString>
  readonly msixId: TOptional<TString>
  readonly cursor: TOptional<TString>
  readonly limit: TOptional<TInteger>
} = {
  direction: Type.Optional(
    Type.Enum(['in', 'out', 'own'], {
      description: 'To the place, from it, or sent by oneself. Default: in.',
    }),
  ),
  open: Type.Optional(Type.Boolean({ description: 'Only what is not answered yet.' })),
  state: Type.Optional(
    Type.String({ pattern: '^[A-Z]{2}$', description: 'Default: one’s own place.' }),
  ),
  region: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  district: Type.Optional(Type.String({ pattern: '^\\d{7}$' })),
  msixId: Type.Optional(Type.String({ ...MSIX_ID, description: 'All about one child.' })),
  ...PAGING,
}

/** Query of the lists of notices, requests and corrections. */
export const EXCHANGED_QUERY: TObject<typeof FIELDS> = Type.Object(FIELDS)

/** What is asked for. */
interface Asked {
  readonly cursor?: string
  readonly limit?: number
  readonly direction?: 'in' | 'out' | 'own'
  readonly open?: boolean
  readonly state?: string
  readonly region?: string
  readonly district?: string
  readonly msixId?: string
}

/** The list that is asked for, and what it is about. */
interface ListAsked {
  readonly list: string
  readonly subject: Subject
}

/**
 * A page of the list that is asked for, of what the actor may be shown of it.
 *
 * @param of - `subjectsOf`: places of which one has to be within the permission’s reach.
 * @throws {@link LinkageError} `request-invalid` if there is no such place; `not-permitted`.
 */
export function shownPage<T>(
  {
    exchange,
    actor,
    query,
    allow,
  }: {
    readonly exchange: Exchange
    readonly actor: Actor
    readonly query: Asked
    readonly allow: (subject: Subject) => void
  },
  kind: ExchangedKind,
  of: {
    readonly table: DocumentTable<T, [id: number]>
    readonly permission: Permission
    readonly subjectsOf: (app: AppReader, item: T) => readonly Subject[]
  },
): { readonly items: readonly T[]; readonly next?: string } {
  const { list, subject } = exchange.read(({ app }) =>
    listAsked(app, kind, { actor, query, now: exchange.now() }),
  )
  allow(subject)
  const after = keyOfCursor<[number, number]>(query.cursor, ['number', 'number'])
  return exchange.read(({ app }) => {
    const { ids, next } = pageOfList(app, list, { after, limit: query.limit ?? 50 })
    const all = ids.map((id) => of.table.get(app, id)!)
    // What somebody sent who has gone to another place since is that place’s no more.
    const items = all.filter((it) =>
      of.subjectsOf(app, it).some((each) => may(actor, of.permission, each)),
    )
    return { items, ...(next && { next: cursorOf(next) }) }
  })
}

/** @throws {@link LinkageError} `request-invalid` if there is no such place. */
function listAsked(
  app: AppReader,
  kind: ExchangedKind,
  { actor, query, now }: { readonly actor: Actor; readonly query: Asked; readonly now: number },
): ListAsked {
  const { direction = 'in', open = false, msixId } = query
  const place = placeAsked(app, { actor, query, now })
  if (msixId !== undefined) {
    // One’s own place is what is asked for: of a child, only what concerns it is shown.
    return { list: listOfStudent(kind, msixId), subject: { place: actor.place } }
  }
  if (direction === 'own') {
    const list = listOfAccount(kind, actor.account, open)
    return { list, subject: { place: actor.place, owner: actor.account } }
  }
  return { list: listOfPlace(kind, direction, place, open), subject: { place } }
}

function placeAsked(
  app: AppReader,
  { actor, query, now }: { readonly actor: Actor; readonly query: Asked; readonly now: number },
): Place {
  const { region, district } = query
  const state = query.state ?? actor.place.state
  if (district !== undefined) {
    const place = placeOfDistrict(app, district, now)
    if (place === undefined || place.state !== state) {
      throw new LinkageError('request-invalid', {
        what: 'the district, which is none of the state,',
      })
    }
    return place
  }
  if (region !== undefined && state !== undefined) return { state, region }
  return query.state === undefined ? actor.place : { state: query.state }
}
