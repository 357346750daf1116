import type { Subject } from '../../../src/exchange/access/permissions.ts'
import type { Place } from '../../../src/exchange/access/roles.ts'
import type { Address } from '../../../src/exchange/notices/address.ts'
import type { Sample, Sampler } from '../permission-matrix.ts'
import { PLACES } from '../permission-matrix.ts'
import { actorAt, isState, queryOf, STATES, WASHINGTON, type World } from './world.ts'

const WA = { state: 'WA' }

/** Move notices, data requests and corrections, from and to each place. */
export async function noticeSamples(world: World): Promise<Record<string, Sampler>> {
  return { ...(await exchanged(world)), ...(await corrections(world)) }
}

async function exchanged({ server, child }: World): Promise<Record<string, Sampler>> {
  const { exchange } = server
  const kind = 'arrival'
  const notice = async (from: Place, to: Place): Promise<number> => {
    const args = { kind, msixId: child, to: to as Address } as const
    return (await exchange.run('move-notice.send', args, actorAt(from))).id
  }
  const asked = ['course-history'] as const
  const request = async (from: Place, to: Place): Promise<number> => {
    const args = { msixId: child, to: to as Address, asked } as const
    return (await exchange.run('data-request.send', args as never, actorAt(from))).id
  }
  type Send = typeof notice
  const of = (path: string, send: Send) => ({
    /** Whoever it comes from or goes to reads it. */
    read: {
      at: async (place) =>
        Promise.all(
          [await send(place, WASHINGTON), await send(WASHINGTON, place)].map(
            async (id): Promise<Sample> => ({ path: `${path}/${id}`, about: [{ place }] }),
          ),
        ),
    } satisfies Sampler,
    /** Whoever it goes to handles it. */
    handle: (rest: string, bodyOf: (place: Place) => unknown): Sampler => ({
      at: async (place) => [
        {
          path: `${path}/${await send(WASHINGTON, place)}${rest}`,
          body: bodyOf(place),
          about: [{ place }],
        },
        // Its sender does not.
        {
          path: `${path}/${await send(place, WASHINGTON)}${rest}`,
          body: bodyOf(WASHINGTON),
          about: [{ place: WASHINGTON }],
        },
      ],
    }),
    list: {
      own: async (asker) => {
        const about = [{ place: asker.place }]
        const shows = await Promise.all(
          PLACES.map(async (place) => ({
            text: `"id":${await send(WASHINGTON, place)},`,
            about: [{ place }],
          })),
        )
        return [
          { path: `${path}?limit=200`, about, shows },
          { path: `${path}?limit=200&msixId=${child}`, about, shows },
        ]
      },
      at: async (place) => {
        const shows = [{ text: `"id":${await send(WASHINGTON, place)},`, about: [{ place }] }]
        return [{ path: `${path}?limit=200&${queryOf(place)}`, about: [{ place }], shows }]
      },
    } satisfies Sampler,
  })
  const send = (path: string, body: object): Sampler => ({
    onlyOwn: 'the sender is the asker, in the name of the own place',
    own: ({ place }) => [{ path, body, about: [{ place }] }],
  })
  const notices = of('/v1/move-notices', notice)
  const requests = of('/v1/data-requests', request)
  return {
    sendMoveNotice: send('/v1/move-notices', { kind, msixId: child, to: WA }),
    moveNotice: notices.read,
    listMoveNotices: notices.list,
    routeMoveNotice: notices.handle('/route', (to) => ({ to })),
    acknowledgeMoveNotice: notices.handle('/acknowledge', () => ({})),
    answerMoveNotice: notices.handle('/answer', () => ({ outcome: 'contacted' })),
    sendDataRequest: send('/v1/data-requests', { msixId: child, to: WA, asked }),
    dataRequest: requests.read,
    listDataRequests: requests.list,
    routeDataRequest: requests.handle('/route', (to) => ({ to })),
    answerDataRequest: requests.handle('/answer', () => ({ submitted: false, text: 'None' })),
    closeDataRequest: {
      at: async (place) => [
        {
          path: `/v1/data-requests/${await request(place, WASHINGTON)}/close`,
          body: { outcome: 'withdrawn' },
          about: [{ place }],
        },
        {
          path: `/v1/data-requests/${await request(WASHINGTON, place)}/close`,
          body: { outcome: 'withdrawn' },
          about: [{ place: WASHINGTON }],
        },
      ],
    },
  }
}

async function corrections({ server, child }: World): Promise<Record<string, Sampler>> {
  const { exchange } = server
  const by = (state: string) => actorAt({ state })
  const claim = {
    msixId: child,
    requester: { relation: 'parent', name: 'Rosa' },
    about: [{ kind: 'demographics' }],
    claim: 'It is not so',
  } as const
  const entered = async (state: string, owner = state): Promise<number> =>
    (await exchange.run('correction.enter', { ...claim, state, owner }, by(state))).id
  const forwarded = async (state: string, owner: string): Promise<number> => {
    const id = await entered(state, owner)
    await exchange.run('correction.forward', { id }, by(state))
    return id
  }
  const inquired = async (state: string, to: string): Promise<number> => {
    const id = await entered(state)
    const args = { id, by: 'state', to, question: 'What do you have?' } as const
    await exchange.run('correction.inquire', args, by(state))
    return id
  }
  const acknowledged = async (state: string): Promise<number> => {
    const id = await entered(state)
    await exchange.run('correction.acknowledge', { id }, by(state))
    return id
  }
  const decided = async (state: string): Promise<number> => {
    const id = await acknowledged(state)
    const args = { id, outcome: 'refused', reason: 'It is so' } as const
    await exchange.run('correction.decide', args, by(state))
    return id
  }
  const at = (id: number, rest: string, about: readonly Subject[], body?: unknown): Sample => ({
    path: `/v1/corrections/${id}${rest}`,
    body,
    about,
  })
  const waOnly = [{ place: WASHINGTON }]
  const ofStates = (
    samples: (state: string, about: readonly Subject[]) => Promise<readonly Sample[]>,
  ): Sampler => ({
    at: async (place) => (isState(place) ? samples(place.state!, [{ place }]) : []),
  })
  const step = (
    rest: string,
    make: (state: string) => Promise<number>,
    body: unknown = {},
  ): Sampler => ofStates(async (state, about) => [at(await make(state), rest, about, body)])
  const question = { to: 'WA', question: 'What do you have?' }
  const text = (id: number): string => `"id":${id},`
  const listed = await Promise.all(
    STATES.map(async (place) => ({
      place,
      handles: text(await entered(place.state!)),
      received: text(await entered(place.state!, 'WA')),
      // Not forwarded yet: of no concern to whose data it is.
      waits: text(await entered('WA', place.state!)),
    })),
  )
  return {
    enterCorrection: ofStates(async (state, about) => [
      { path: '/v1/corrections', body: { ...claim, state, owner: 'WA' }, about },
    ]),
    correction: ofStates(async (state, about) => [
      at(await entered(state), '', about),
      at(await entered(state, 'WA'), '', about),
      at(await entered('WA', state), '', waOnly),
      at(await forwarded('WA', state), '', about),
      at(await inquired('WA', state), '', about),
      at(await inquired('WA', 'FL'), '', waOnly),
    ]),
    listCorrections: {
      at: (place) => {
        const one = listed.find((each) => isState(place) && each.place.state === place.state)
        if (one === undefined) return []
        const about = [{ place }]
        const others = listed
          .flatMap((each) => [each.waits, ...(each === one ? [] : [each.handles, each.received])])
          .map((text) => ({ text, about: [] }))
        const path = `/v1/corrections?limit=200&state=${place.state}`
        const shows = [{ text: one.handles, about }, { text: one.received, about }, ...others]
        return [
          { path, about, shows },
          { path: `${path}&direction=out`, about, shows },
        ]
      },
      own: ({ place }) => {
        const shows = listed.flatMap(({ place: own, handles, received, waits }) => [
          { text: handles, about: [{ place: own }] },
          { text: received, about: [{ place: own }] },
          { text: waits, about: waOnly },
        ])
        const path = `/v1/corrections?limit=200&msixId=${child}`
        return [{ path, about: [{ place }], shows }]
      },
    },
    forwardCorrection: ofStates(async (state, about) => [
      at(await entered(state, 'WA'), '/forward', about, {}),
      at(await entered('WA', state), '/forward', waOnly, {}),
    ]),
    acknowledgeCorrection: ofStates(async (state, about) => [
      at(await entered(state), '/acknowledge', about, {}),
      at(await forwarded('WA', state), '/acknowledge', about, {}),
      at(await forwarded(state, 'WA'), '/acknowledge', waOnly, {}),
    ]),
    decideCorrection: step('/decide', acknowledged, { outcome: 'refused', reason: 'It is so' }),
    notifyRequester: step('/notify', decided, { how: 'A letter' }),
    inquire: step('/inquiries', entered, question),
    answerInquiry: ofStates(async (state, about) => [
      at(await inquired('WA', state), '/inquiries/1/answer', about, { text: 'Nothing' }),
      at(await inquired(state, 'WA'), '/inquiries/1/answer', waOnly, { text: 'Nothing' }),
    ]),
  }
}
