import { setTimeout } from 'node:timers/promises'
import { jsonLine } from './json-line.ts'
import { eventAnswer } from './registry-answers.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { printAll } from './terminal.ts'
import { withRegistry } from './with-registry.ts'

const POLL_MS = 500
const MOST_AT_ONCE = 1000

export const EVENTS: RegistryCommand = {
  operands: 'DIR --since N',
  summary: 'what happened after a sequence number, as JSON lines',
  options: { since: { type: 'string' }, follow: { type: 'boolean' }, limit: { type: 'string' } },
  help: `Prints the events that came after sequence number N, one line of JSON each, in their order. A reader
that remembers the last sequence number it has dealt with misses nothing and sees nothing twice.

  --since N          default 0: from the beginning
  --limit N          at most so many events
  --follow           wait for more, until stopped

Example
  nearmatch registry events children --since 2041
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir] = call.operands('DIR')
  let since = call.integer('since', 0) ?? 0
  let left = call.integer('limit', 1) ?? Number.POSITIVE_INFINITY
  const isFollowing = call.flag('follow')
  const { signal } = call.interrupt
  await withRegistry(dir!, { readOnly: true }, async (registry) => {
    while (left > 0 && !signal.aborted) {
      const events = registry.events({ since, limit: Math.min(left, MOST_AT_ONCE) })
      if (!(await printAll(events.map((event) => jsonLine(eventAnswer(event)))))) return
      left -= events.length
      since = events.at(-1)?.sequence ?? since
      if (events.length > 0) continue
      if (!isFollowing) return
      await setTimeout(POLL_MS, undefined, { signal }).catch(() => undefined)
    }
  })
}
