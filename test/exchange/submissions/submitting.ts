import { setTimeout } from 'node:timers/promises'
import type { Answered, Client } from '../../support/exchange-server.ts'
import { GOOD_LINES } from '../msix/submission-text.ts'

/** A student as lines of a file, other lines in place of the good ones; '' leaves one out. */
export function studentLines(
  number: number,
  state: string,
  id: string,
  changes: Readonly<Record<string, string>> = {},
): string[] {
  const { H: _, S: __, ...lines } = { ...GOOD_LINES, ...changes }
  const record = String(number).padStart(7, '0')
  const head = changes.S ?? `S|0000001|I|${state}||${id}|01`
  return [head, ...Object.values(lines).filter((line) => line !== '')].map((line) =>
    line.replace('0000001', record),
  )
}

/** Somebody else, told from others by a number. */
export function somebody(at: number): Readonly<Record<string, string>> {
  const day = String((at % 28) + 1).padStart(2, '0')
  const month = String((at % 12) + 1).padStart(2, '0')
  const [first, last] = [nameOf(at * 7919), nameOf(at * 104_729 + 5)]
  return {
    D: `D|0000001|${first}||${last}|||${at % 2 ? 'Male' : 'Female'}|${2010 + (at % 3)}${month}${day}`,
    K: '',
    C: '',
    A: '',
  }
}

function nameOf(seed: number): string {
  const syllables = ['ba', 'ro', 'mi', 'ten', 'lu', 'sha', 'ko', 'vel', 'du', 'nar', 'fi', 'gos']
  let name = ''
  for (let left = seed + 1728; left > 0; left = Math.floor(left / 12)) name += syllables[left % 12]
  return name[0]!.toUpperCase() + name.slice(1)
}

/** A file of a state. */
export function fileOf(state: string, students: readonly string[][], header?: string): string {
  const lines = students.flat()
  const head =
    header ??
    `H|${state}|20261005120000000|20260901000000000|20261005000000000|${students.length}|${lines.length}`
  return `${[head, ...lines].join('\n')}\n`
}

/** Sends a file and waits for what comes of it. */
export async function submitted(
  client: Client,
  file: string | Uint8Array,
  query = '',
  type = 'text/plain',
): Promise<Answered> {
  const sent = await client.post(`/v1/submissions${query}`, file, { 'content-type': type })
  return sent.status >= 300 ? sent : ended(client, sent.json.id)
}

const ENDS = ['done', 'refused', 'cancelled', 'failed']

/** Waits until a submission has ended. */
export async function ended(client: Client, id: string): Promise<Answered> {
  for (;;) {
    const answer = await client.get(`/v1/submissions/${id}`)
    if (answer.status !== 200 || ENDS.includes(answer.json.status)) return answer
    await setTimeout(10)
  }
}

/** All findings about a file. */
export async function findingsOf(
  client: Client,
  id: string,
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire
): Promise<any[]> {
  const all = []
  for (let next = ''; ; ) {
    const page = await client.get(`/v1/submissions/${id}/findings?limit=200${next}`)
    all.push(...page.json.items)
    if (page.json.next === undefined) return all
    next = `&cursor=${page.json.next}`
  }
}
