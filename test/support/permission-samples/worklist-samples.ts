import type { Place } from '../../../src/exchange/access/roles.ts'
import type { Client, TestServer } from '../exchange-server.ts'
import { PLACES, type Sample, type Sampler } from '../permission-matrix.ts'
import { family, openItemsOf, submitChildren } from '../worklist-steps.ts'
import { actorAt, isState, posted, stockOf, WASHINGTON, type World } from './world.ts'

interface Pair {
  readonly first: string
  readonly other: string
  /** What asks whether they are one. */
  readonly item: number
}

/** Items that lie with each place, and what joins and parts children of each state. */
export async function worklistSamples({ server }: World): Promise<Record<string, Sampler>> {
  const { exchange } = server
  /** Two children of a state, enrolled at the place. */
  const pairs = stockOf(async (key, count): Promise<Pair[]> => {
    const { state, district } = JSON.parse(key) as { state: string; district?: string }
    const families = Array.from({ length: count }, family)
    const enrolled = { state, ...(district && { district }) }
    const children = families.flatMap(({ last, birth }) =>
      [1, 2].map((at) => ({ ...enrolled, last, birth, id: `${at}-${last}` })),
    )
    await submitChildren(server, ...children)
    return families.map(({ last }) => {
      const first = exchange.msixIdOf(state, `1-${last}`)!
      const other = exchange.msixIdOf(state, `2-${last}`)!
      return { first, other, item: openItemsOf(server, first)[0]!.id }
    })
  })
  const pairAt = ({ state, district }: Place): Promise<Pair> =>
    pairs(JSON.stringify({ state, district }))
  /** A child of a state and of Washington. */
  const shared = stockOf(async (state, count) => {
    const children = Array.from({ length: count }, family).map((one) => ({ ...one, id: one.last }))
    await submitChildren(server, ...children.map((one) => ({ ...one, state })))
    await submitChildren(server, ...children.map((one) => ({ ...one, state: 'WA' })))
    return children.map(({ id }) => id)
  })
  const proposedAt = async (place: Place): Promise<number> => {
    const { first, other } = await pairAt(place)
    const asked = { survivor: first, others: [other] }
    const by = actorAt({ state: place.state! })
    return (await exchange.run('student.merge', asked, by)).item!
  }
  const doneAt = async (place: Place): Promise<number> => {
    const id = await proposedAt(place)
    await exchange.run('worklist.approve', { id }, actorAt({ state: place.state! }))
    return id
  }
  /** What the asker has proposed of children of the own state. */
  const proposedBy = async (client: Client, { state }: Place): Promise<number> => {
    const { first, other } = await pairAt({ state: state! })
    return (await posted(client, `/v1/students/${first}/merge`, { others: [other] })).item
  }
  const lying = (
    rest: string,
    body?: unknown,
    make: (place: Place) => Promise<number> = async (place) => (await pairAt(place)).item,
  ): Sampler => ({
    at: async (place) => [
      { path: `/v1/worklist/${await make(place)}${rest}`, body, about: [{ place }] },
    ],
  })
  const proposed = (rest: string, body?: unknown): Sampler => ({
    ...lying(rest, body),
    own: async ({ client, place }) => [
      {
        path: `/v1/worklist/${await proposedBy(client, place)}${rest}`,
        body,
        about: [{ owner: client.account, place: { state: place.state! } }],
      },
    ],
  })
  const joined = (sampleOf: (pair: Pair, state: string) => Omit<Sample, 'about'>): Sampler => ({
    at: async (place) =>
      isState(place)
        ? [{ ...sampleOf(await pairAt(place), place.state!), about: [{ place }] }]
        : [],
  })
  const text = (id: number): string => `{"id":${id},`
  const listed = await Promise.all(
    PLACES.map(async (place) => ({ text: text((await pairAt(place)).item), about: [{ place }] })),
  )
  const noticed = await noticedIn(server)
  return {
    listWorklist: {
      own: async ({ client, role, place }) => {
        if (role === 'primary-user') {
          const about = [{ owner: client.account }]
          const shows = [{ text: text(await proposedBy(client, place)), about }, ...listed]
          return [{ path: '/v1/worklist', about, shows }]
        }
        const districts = PLACES.filter(({ district }) => district !== undefined).map((at) => ({
          path: `/v1/worklist?limit=200&district=${at.district}`,
          about: [{ place: at }],
        }))
        const colleagues = await Promise.all(
          PLACES.map(async (at) => {
            const { account } = await server.as('data-administrator', at)
            return { path: `/v1/worklist?assignee=${account}`, about: [{ place: at }] }
          }),
        )
        const about = [{ place }]
        return [
          { path: '/v1/worklist?limit=200', about, shows: listed },
          ...districts,
          ...colleagues,
        ]
      },
    },
    workOfStudent: {
      own: async ({ client, place, role }) => {
        const own = { owner: client.account, place: { state: place.state! } }
        const path = `/v1/students/${noticed.child}/worklist`
        const isAdministrator = role === 'data-administrator'
        const shows = [
          { text: text(noticed.ofTexas), about: isAdministrator ? [own] : [] },
          { text: text(noticed.ofOthers), about: [] },
        ]
        return [{ path, about: [own], shows }]
      },
    },
    readWorkItem: proposed(''),
    commentWorkItem: proposed('/comments', { note: 'seen' }),
    withdrawWorkItem: {
      ...lying('/withdraw', {}, proposedAt),
      own: proposed('/withdraw', {}).own!,
    },
    acceptWorkItem: lying('/accept', {}),
    rejectWorkItem: lying('/reject', {}),
    approveWorkItem: lying('/approve', {}, proposedAt),
    refuseWorkItem: lying('/refuse', {}, proposedAt),
    undoWorkItem: lying('/undo', {}, doneAt),
    postponeWorkItem: lying('/postpone', { until: '2026-10-06T12:00:00Z' }),
    reassignWorkItem: {
      at: async (place) => {
        const { account } = await server.as('data-administrator', place)
        const { item } = await pairAt(place)
        return [{ path: `/v1/worklist/${item}/reassign`, body: { account }, about: [{ place }] }]
      },
    },
    escalateWorkItem: {
      // What lies with the state already goes no further up.
      at: async (place) => [
        {
          path: `/v1/worklist/${(await pairAt(place)).item}/escalate`,
          body: {},
          about: [{ place }],
          ...(isState(place) ? { statuses: [409] } : {}),
        },
      ],
    },
    lockWorkItem: lying('/lock', {}),
    unlockWorkItem: lying('/lock'),
    mergeStudents: joined(({ first, other }) => ({
      path: `/v1/students/${first}/merge`,
      body: { others: [other] },
    })),
    splitStudent: {
      at: async (place) => {
        if (!isState(place)) return []
        const state = place.state!
        // One child of two states: each may part it.
        const id = await shared(state)
        const path = `/v1/students/${exchange.msixIdOf(state, id)}/split`
        const parts = [[{ state: 'WA', stateStudentId: id }]]
        return [{ path, body: { parts }, about: [{ place }] }]
      },
    },
  }
}

/** A child with an item that concerns Texas, and one that does not. */
async function noticedIn(server: TestServer): Promise<{
  readonly child: string
  readonly ofTexas: number
  readonly ofOthers: number
}> {
  const { exchange } = server
  const { last, birth } = family()
  await submitChildren(server, { state: 'WA', id: last, last, birth })
  const child = exchange.msixIdOf('WA', last)!
  const noticeTo = async (state: string): Promise<number> => {
    const notice = { kind: 'departure', msixId: child, to: { state } } as const
    return (await exchange.run('move-notice.send', notice, actorAt(WASHINGTON))).work
  }
  return { child, ofTexas: await noticeTo('TX'), ofOthers: await noticeTo('FL') }
}
