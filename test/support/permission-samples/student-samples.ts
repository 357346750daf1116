import type { Asker, Sample, Sampler } from '../permission-matrix.ts'
import { family, submitChildren } from '../worklist-steps.ts'
import { isState, posted, STATES, type World } from './world.ts'

/** Children, and lists and flags of those who look at them. */
export async function studentSamples(world: World): Promise<Record<string, Sampler>> {
  const { server, child } = world
  const { exchange } = server
  const { last, birth } = family()
  await submitChildren(server, { state: 'WA', id: 'viewed', last, birth })
  const viewed = exchange.msixIdOf('WA', 'viewed')!
  const everybodys = (path: string, body?: unknown): Sampler => ({
    own: () => [{ path, body, about: [] }],
  })
  /** Somebody else of the own state, and of another. */
  const colleagues = await Promise.all(STATES.map((place) => server.as('primary-user', place)))
  const listOf = async (client: Asker['client']): Promise<string> => {
    const { id } = await posted(client, '/v1/lists', { name: 'Own' })
    await client.request('PUT', `/v1/lists/${id}/students/${child}`, { note: '' })
    return id
  }
  const flagOf = async (client: Asker['client']): Promise<string> => {
    const flag = { kind: 'possible-duplicates', msixIds: [child, viewed] }
    return (await posted(client, '/v1/flags', flag)).id
  }
  const made = (
    make: (client: Asker['client']) => Promise<string>,
    requestTo: (id: string) => { readonly path: string; readonly body?: unknown },
  ): Sampler => {
    const of = async (client: Asker['client']) => [
      { ...requestTo(await make(client)), about: [{ owner: client.account }] },
    ]
    // They stay as they are, as nobody else may do anything with them.
    const others = Promise.all(colleagues.map(of))
    return {
      own: ({ client }) => of(client),
      at: async (place) =>
        isState(place)
          ? (await others)[STATES.findIndex(({ state }) => state === place.state)]!
          : [],
    }
  }
  const onList = (rest: string, body?: unknown): Sampler =>
    made(listOf, (id) => ({ path: `/v1/lists/${id}${rest}`, body }))
  const [others] = colleagues as [Asker['client']]
  const anothers = { text: await listOf(others), about: [{ owner: others.account }] }
  await others.get(`/v1/students/${viewed}`)

  return {
    searchStudents: everybodys('/v1/students/search', { firstName: 'María', lastName: last }),
    matchPatient: everybodys('/fhir/Patient/$match', {
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'resource',
          resource: { resourceType: 'Patient', name: [{ given: ['María'], family: last }] },
        },
      ],
    }),
    readStudent: everybodys(`/v1/students/${child}`),
    readStudentHistory: everybodys(`/v1/students/${child}/history`),
    printStudent: everybodys(`/v1/students/${child}/print`),
    studentPdf: everybodys(`/v1/students/${child}/pdf`),
    studentCsv: everybodys(`/v1/students/${child}/csv`),
    listSavedLists: {
      own: async ({ client }) => {
        const about = [{ owner: client.account }]
        const shows = [{ text: await listOf(client), about }, anothers]
        return [{ path: '/v1/lists', about, shows }]
      },
    },
    createSavedList: {
      onlyOwn: 'a new list is the asker’s',
      own: ({ client }) => [
        { path: '/v1/lists', body: { name: 'New' }, about: [{ owner: client.account }] },
      ],
    },
    changeSavedList: onList('', { name: 'Another' }),
    deleteSavedList: onList(''),
    readSavedList: onList('/students'),
    putSavedListStudent: onList(`/students/${viewed}`, {}),
    removeSavedListStudent: onList(`/students/${child}`),
    savedListCsv: onList('/csv'),
    savedListXlsx: onList('/xlsx'),
    flagStudents: made(listOf, (list) => ({
      path: '/v1/flags',
      body: { kind: 'possible-duplicates', msixIds: [child, viewed], list },
    })),
    removeFlag: made(flagOf, (id) => ({ path: `/v1/flags/${id}` })),
    listRecentlyViewed: {
      own: async ({ client }) => {
        const about = [{ owner: client.account }]
        await client.get(`/v1/students/${child}/print`)
        const shows = [
          { text: child, about },
          { text: viewed, about: [{ owner: others.account }] },
        ]
        return [{ path: '/v1/students/recently-viewed', about, shows }]
      },
    },
    searchAudit: everybodys(`/v1/audit?subject=msix:${child}`),
    verifyAudit: everybodys('/v1/audit/verification'),
    clockRules: everybodys('/v1/clocks/rules'),
    findInDirectory: { at: ({ state }) => [{ path: `/v1/directory?state=${state}`, about: [] }] },
    directoryEntry: everybodys('/v1/directory/CA/region/central'),
    ...(await changesSamples(world)),
  }
}

/** What a state is told of its own students. */
async function changesSamples({ server }: World): Promise<Record<string, Sampler>> {
  const shows: NonNullable<Sample['shows']>[number][] = []
  for (const state of ['TX', 'CA']) {
    const { last, birth } = family()
    const text = `chg-${state}`
    await submitChildren(server, { state, id: text, last, birth })
    shows.push({ text, about: [{ place: { state } }] })
  }
  return {
    listChanges: {
      own: ({ place }) => [{ path: '/v1/changes?limit=1000', about: [{ place }], shows }],
    },
  }
}
