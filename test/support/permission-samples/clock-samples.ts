import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { clocksOfStudent } from '../../../src/exchange/clocks/clock.ts'
import type { Sample, Sampler } from '../permission-matrix.ts'
import { FRESNO, family, LAREDO, submitChildren } from '../worklist-steps.ts'
import { isState, stockOf, type World } from './world.ts'

const DISTRICTS: Readonly<Record<string, string>> = { TX: LAREDO, CA: FRESNO }

/** Clocks of each state, and what starts and ends them; the directory’s import. */
export async function clockSamples(world: World): Promise<Record<string, Sampler>> {
  const { server, stateStudentId } = world
  const { exchange } = server
  let made = 0
  const transcript = async (state: string): Promise<number> => {
    const obtained = `2026-08-${String((made++ % 28) + 1).padStart(2, '0')}`
    const args = { state, stateStudentId, obtained }
    return (await exchange.run('clocks.transcript', args, EXCHANGE_ACTOR)).id
  }
  /** T6: a child of the state that has just gone to another. */
  const residence = stockOf(async (state, count) => {
    const moved = Array.from({ length: count }, family).map((one) => ({ ...one, id: one.last }))
    await submitChildren(server, ...moved.map((one) => ({ ...one, state, enrolled: '20250905' })))
    const gone = { state: 'WA', enrolled: '20261001' }
    await submitChildren(server, ...moved.map((one) => ({ ...one, ...gone })))
    return exchange.read(({ app }) =>
      moved.map(({ id }) => clocksOfStudent(app, state, id).find(({ rule }) => rule === 'T6')!.id),
    )
  }, 6)
  const waiting = async (state: string): Promise<number> => {
    const args = { id: await residence(state), note: 'Nothing new' }
    return (await exchange.run('clocks.nothing-new', args, EXCHANGE_ACTOR)).id
  }
  const ofStates = (sample: (state: string) => Promise<Omit<Sample, 'about'>>): Sampler => ({
    at: async (place) =>
      isState(place) ? [{ ...(await sample(place.state!)), about: [{ place }] }] : [],
  })
  const seen = (pathOf: (state: string) => string): Sampler =>
    ofStates(async (state) => ({ path: pathOf(state) }))
  const onClock = (
    make: (state: string) => Promise<number>,
    rest: string,
    body: unknown,
  ): Sampler =>
    ofStates(async (state) => ({ path: `/v1/clocks/${await make(state)}${rest}`, body }))
  return {
    listClocks: seen((state) => `/v1/clocks?state=${state}`),
    clockSummary: seen((state) => `/v1/clocks/summary?state=${state}`),
    studentClocks: seen((state) => `/v1/clocks/students/${state}/${stateStudentId}`),
    listCoeApprovals: seen((state) => `/v1/coe-approvals?state=${state}`),
    listTermCalendars: seen((state) => `/v1/term-calendars?state=${state}`),
    importCoeApprovals: ofStates(async (state) => ({
      path: '/v1/coe-approvals/import',
      body: `state,state_student_id,approved\n${state},new-${made++},2026-09-01\n`,
    })),
    importTermCalendars: ofStates(async (state) => ({
      path: '/v1/term-calendars/import',
      body: `state,district,school_year,term,begins,ends\n${state},${DISTRICTS[state]},2027,fall,2027-08-20,2027-12-${10 + (made++ % 20)}\n`,
    })),
    reportTranscript: ofStates(async (state) => ({
      path: '/v1/clocks/transcripts',
      body: { state, stateStudentId, obtained: '2026-09-01' },
    })),
    tellNothingNew: onClock(residence, '/nothing-new', { note: 'Nothing new' }),
    tellObtained: onClock(waiting, '/obtained', { obtained: '2026-10-04' }),
    settleClock: onClock(transcript, '/settle', { outcome: 'met', note: 'Done' }),
    importDirectory: {
      at: ({ state, region = '', district }) => {
        const kind = district === undefined ? 'state' : 'district'
        const id = district ?? state
        const body = `kind,id,state,name,region\n${kind},${id},${state},A place,${region}\n`
        return [
          {
            path: '/v1/directory/import',
            body,
            about: [{ place: { state: state!, ...(district && { region, district }) } }],
          },
        ]
      },
    },
  }
}
