import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { openExchange } from '../../../src/exchange/exchange.ts'
import { serviceProcess } from '../../support/exchange-child.ts'
import { fileOf, somebody, studentLines } from './submitting.ts'

const STUDENTS = 100
const KILLS = Number(process.env.CRASH_KILLS ?? 1)

describe('a service that is killed', () => {
  let dir: string
  let key: string
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'nearmatch-killed-'))
    const exchange = await openExchange(dir, { create: true })
    const asked = { state: 'TX', name: 'a test', days: 30 }
    const created = await exchange.run('api-key.create', asked, EXCHANGE_ACTOR)
    key = created.key
    await exchange.close()
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('goes on with a file where it was, loses nothing and does nothing twice', async () => {
    const bad = new Set([17, 71])
    const lines = Array.from({ length: STUDENTS }, (_, at) =>
      studentLines(at + 1, 'TX', `K${at}`, { ...somebody(at), ...(bad.has(at) ? { E: '' } : {}) }),
    )
    const authorization = `Bearer ${key}`
    let service = await serviceProcess(dir)
    const sent = await fetch(`${service.url}/v1/submissions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/plain' },
      body: fileOf('TX', lines),
    })
    expect(sent.status).toBe(202)
    const { id } = (await sent.json()) as { id: string }
    type Job = { status: string; students: number; counts: unknown }
    const read = async (): Promise<Job> => {
      const answer = await fetch(`${service.url}/v1/submissions/${id}`, {
        headers: { authorization },
      })
      return (await answer.json()) as Job
    }
    for (let kill = 0; kill < KILLS; kill++) {
      const atLeast = (STUDENTS * (kill + 0.3)) / (KILLS + 1)
      for (;;) {
        const { students, status } = await read()
        if (students >= atLeast) break
        expect(status).toBeOneOf(['waiting', 'running'])
        await setTimeout(50)
      }
      await setTimeout(7 * kill)
      await service.kill()
      // What a crash leaves of a file that has not come whole.
      writeFileSync(join(dir, 'spool', 'left.part'), 'S|')
      service = await serviceProcess(dir)
      expect(readdirSync(join(dir, 'spool'))).not.toContain('left.part')
    }
    let job = await read()
    while (job.status === 'running' || job.status === 'waiting') {
      await setTimeout(50)
      job = await read()
    }
    await service.kill()
    expect(job).toMatchObject({
      status: 'done',
      students: STUDENTS,
      accepted: STUDENTS - bad.size,
      rejected: bad.size,
      inserted: STUDENTS - bad.size,
      findings: bad.size,
    })
    const exchange = await openExchange(dir)
    for (let at = 0; at < STUDENTS; at++) {
      expect(exchange.versions('TX', `K${at}`)).toHaveLength(bad.has(at) ? 0 : 1)
      expect(exchange.msixIdOf('TX', `K${at}`) === undefined).toBe(bad.has(at))
    }
    expect(exchange.registry.verify().faults).toEqual([])
    expect(readdirSync(join(dir, 'spool'))).toEqual([])
    await exchange.close()
  }, 300_000)
})
