import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** One request of a load. */
export interface LoadRequest {
  /** By which times are told apart. */
  readonly kind: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What was answered to all requests of a kind. */
export interface Answers {
  /** Milliseconds from the time when each was due, whether or not it could be sent then. */
  readonly times: number[]
  readonly statuses: Record<string, number>
}

/**
 * Sends requests at even intervals, whether or not earlier ones are answered: who waits for an answer
 * before asking again does not see a stall.
 *
 * @param rate - requests a second.
 * @returns the answers by kind.
 */
export async function openLoop(
  url: string,
  requests: Iterator<LoadRequest>,
  {
    rate,
    seconds,
    connections = 50,
  }: { readonly rate: number; readonly seconds: number; readonly connections?: number },
): Promise<Map<string, Answers>> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers = new Map<string, Answers>()
  const pending = new Set<Promise<void>>()
  const began = performance.now()
  const count = Math.round(rate * seconds)
  for (let at = 0; at < count; at++) {
    const due = began + (1000 * at) / rate
    const ahead = due - performance.now()
    if (ahead > 0) await wait(ahead)
    const { value, done } = requests.next()
    if (done) break
    const own = answers.get(value.kind) ?? { times: [], statuses: {} }
    answers.set(value.kind, own)
    const answered = answerTo(url, agent, value).then((status) => {
      own.times.push(performance.now() - due)
      own.statuses[status] = (own.statuses[status] ?? 0) + 1
      pending.delete(answered)
    })
    pending.add(answered)
  }
  await Promise.all(pending)
  agent.destroy()
  return answers
}

/** The status of the whole answer; `error` if there was none. */
function answerTo(url: string, agent: Agent, asked: LoadRequest): Promise<number | string> {
  const { method, path, headers, body } = asked
  return new Promise((resolve) => {
    const failed = (): void => resolve('error')
    const sent = request(url + path, { agent, method, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', failed)
    })
    sent.on('error', failed).end(body)
  })
}

/** The q-th quantile. */
export function quantileOf(times: readonly number[], q: number): number {
  const sorted = Float64Array.from(times).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}
