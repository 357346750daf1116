import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { dayOfIso } from '../calendar/day.ts'
import {
  IMPORT_OUTCOME,
  IMPORT_TYPE,
  MOST_FINDINGS,
  readImport,
  refusedImport,
} from '../csv/read-import.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY } from '../http/time.ts'
import { type LinedEntry, placeOfEntry } from './directory-commands.ts'
import { ADMINISTRATOR_LEVELS, DIRECTORY, DIRECTORY_KINDS } from './directory-entry.ts'
import { DIRECTORY_COLUMNS, entryOfRow } from './directory-row.ts'
import { findEntries } from './find-entries.ts'

const KIND = Type.Enum([...DIRECTORY_KINDS])
const STATE = Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code.' })
const ID = Type.String({ minLength: 1, maxLength: 30 })

const ENTRY = Type.Object({
  kind: KIND,
  id: Type.String(),
  state: Type.String(),
  name: Type.String(),
  region: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  levels: Type.Optional(Type.Array(Type.Enum([...ADMINISTRATOR_LEVELS]))),
  contact: Type.Optional(
    Type.Object({
      office: Type.Optional(Type.String()),
      email: Type.Optional(Type.String()),
      phone: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      website: Type.Optional(Type.String()),
    }),
  ),
  since: DAY,
  until: Type.Optional(DAY),
})

const DAY_MS = 86_400_000

export const directoryRoutes: readonly Route[] = [
  route({
    operation: 'findInDirectory',
    method: 'GET',
    path: '/v1/directory',
    summary: 'States, regions, districts, schools and projects, as they are on a day',
    tag: 'directory',
    permission: 'directory.read',
    schemas: {
      query: Type.Object({
        kind: Type.Optional(KIND),
        state: Type.Optional(STATE),
        region: Type.Optional(ID),
        district: Type.Optional(Type.String({ pattern: '^\\d{7}$' })),
        name: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 60,
            description: 'Beginning of the name or of a word in it; accents do not count.',
          }),
        ),
        on: Type.Optional(Type.String({ ...DAY, description: 'Default: today.' })),
        ...PAGING,
      }),
      reply: Type.Object({ items: Type.Array(ENTRY), next: NEXT }),
    },
    handle: async ({ exchange, query }) => {
      const { cursor, limit = 50, on, ...wanted } = query
      // Noon in London, when all states have the same day.
      const at = on === undefined ? exchange.now() : dayOf(on) * DAY_MS + DAY_MS / 2
      const kinds = Array(wanted.name === undefined ? 4 : 6).fill('string')
      const after = keyOfCursor<readonly string[]>(cursor, kinds)
      const { items, next } = exchange.read(({ app }) =>
        findEntries(app, { ...wanted, at }, { after, limit }),
      )
      return { body: { items: [...items], ...(next && { next: cursorOf(next) }) } }
    },
  }),
  route({
    operation: 'directoryEntry',
    method: 'GET',
    path: '/v1/directory/:state/:kind/:id',
    summary: 'An entry and what it was before, the latest first',
    tag: 'directory',
    permission: 'directory.read',
    schemas: {
      params: Type.Object({ state: STATE, kind: KIND, id: ID }),
      reply: Type.Object({ versions: Type.Array(ENTRY) }),
    },
    handle: async ({ exchange, params: { state, kind, id } }) => {
      const versions = exchange.read(({ app }) => [
        ...DIRECTORY.range(app, { under: [kind, state, id], reverse: true, limit: 100 }),
      ])
      if (versions.length === 0) throw new LinkageError('exchange-unknown', { what: kind, id })
      return { body: { versions } }
    },
  }),
  route({
    operation: 'importDirectory',
    method: 'POST',
    path: '/v1/directory/import',
    summary: 'Takes in a CSV file of entries: all of them, or none',
    tag: 'directory',
    permission: 'directory.write',
    streamed: IMPORT_TYPE,
    schemas: {
      query: Type.Object({
        dryRun: Type.Optional(Type.Boolean({ description: 'Only says what would be done.' })),
      }),
      reply: IMPORT_OUTCOME,
    },
    handle: async ({ exchange, actor, stream, signal, query, allow, about, run }) => {
      const { rows, findings } = await readImport(stream, DIRECTORY_COLUMNS, signal)
      const read = rows.map((row) => ({ line: row.line, read: entryOfRow(row) }))
      const entries: LinedEntry[] = read.flatMap(({ line, read }) =>
        'kind' in read ? [{ line, entry: read }] : [],
      )
      const places = exchange.read(({ app }) =>
        entries.map(({ entry }) => placeOfEntry(app, entry, exchange.now())),
      )
      for (const place of places.length === 0 ? [actor.place] : places) allow({ place })
      about('directory', { rows: rows.length })
      const wrong = [...findings, ...read.flatMap(({ read }) => ('kind' in read ? [] : read))]
      if (wrong.length > 0) {
        return { body: refusedImport(rows.length, wrong.slice(0, MOST_FINDINGS)) }
      }
      return { body: await run('directory.import', { entries, dryRun: query.dryRun ?? false }) }
    },
  }),
]

function dayOf(text: string): number {
  const day = dayOfIso(text)
  if (day === undefined) throw new LinkageError('request-invalid', { what: 'the day' })
  return day
}
