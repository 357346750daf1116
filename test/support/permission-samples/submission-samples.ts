import { ended, fileOf, somebody, studentLines } from '../../exchange/submissions/submitting.ts'
import type { Client } from '../exchange-server.ts'
import type { Sample, Sampler } from '../permission-matrix.ts'
import { family, submitChildren } from '../worklist-steps.ts'
import { isState, STATES, stockOf, type World } from './world.ts'

/** Files of each state, and what came of them. */
export async function submissionSamples({ server }: World): Promise<Record<string, Sampler>> {
  let made = 0
  const systems = new Map<string, Client>()
  for (const { state } of STATES) systems.set(state!, await server.system(state!))
  const file = (state: string): string =>
    fileOf(state, [studentLines(1, state, `file-${++made}`, somebody(made))])
  const type = { 'content-type': 'text/plain' }
  const sent = async (state: string): Promise<string> => {
    const { json } = await systems.get(state)!.post('/v1/submissions', file(state), type)
    return json.id
  }
  const done = new Map<string, string>()
  for (const [state, client] of systems) {
    const id = await sent(state)
    await ended(client, id)
    done.set(state, id)
  }
  const known = stockOf(async (state, count) => {
    const children = Array.from({ length: count }, family).map((one) => ({ ...one, id: one.last }))
    await submitChildren(server, ...children.map((one) => ({ ...one, state })))
    return children.map(({ id }) => id)
  })
  const ofStates = (sample: (state: string) => Promise<Omit<Sample, 'about'>>): Sampler => ({
    at: async (place) =>
      isState(place) ? [{ ...(await sample(place.state!)), about: [{ place }] }] : [],
  })
  const seen = (rest = ''): Sampler =>
    ofStates(async (state) => ({ path: `/v1/submissions/${done.get(state)}${rest}` }))
  const shows = STATES.map((place) => ({
    text: `"id":"${done.get(place.state!)}"`,
    about: [{ place }],
  }))
  /** The whole state’s, whose district or region somebody may be of. */
  const wholeState = ({ state }: { readonly state?: string }) => [{ place: { state: state! } }]
  return {
    submitFile: {
      own: ({ place }) => [
        { path: '/v1/submissions', body: file(place.state!), about: wholeState(place) },
      ],
    },
    listSubmissions: {
      own: ({ place }) => [{ path: '/v1/submissions', about: wholeState(place), shows }],
    },
    readSubmission: seen(),
    readFindings: seen('/findings'),
    downloadFindings: seen('/findings.csv'),
    // It may have come to its end by itself before it is cancelled.
    cancelSubmission: ofStates(async (state) => ({
      path: `/v1/submissions/${await sent(state)}/cancel`,
      statuses: [200, 409],
    })),
    rekeyStudent: ofStates(async (state) => {
      const path = `/v1/students/${state}/${await known(state)}/rekey`
      return { path, body: { to: `new-${++made}` } }
    }),
  }
}
