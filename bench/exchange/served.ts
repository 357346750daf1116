import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** `nearmatch serve` as it ships, a process of its own. */
export interface Served {
  readonly url: string
  /** Milliseconds from the start to the first answer of `/health`. */
  readonly startMs: number
  /** Memory that is its own: without the pages of its files. Linux alone. */
  ownBytes(): number
  /** Processor seconds that it used so far. Linux alone. */
  cpuSeconds(): number
  kill(signal: NodeJS.Signals): Promise<void>
}

const CLI = new URL('../../dist/cli.js', import.meta.url).pathname
const TICKS_PER_SECOND = 100
const LONGEST_START_MS = 120_000

/** On a port that is free. @param config - written to a file beside the folder. */
export async function serve(dir: string, config: object): Promise<Served> {
  const port = await freePort()
  const path = `${dir}.config.json`
  writeFileSync(path, JSON.stringify(config))
  const args = [CLI, 'serve', '--data', dir, '--port', String(port)]
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, [...args, '--config', path], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
    if (performance.now() - began > LONGEST_START_MS) throw new Error('serve does not answer')
    await wait(20)
  }
  const proc = `/proc/${child.pid}`
  return {
    url,
    startMs: performance.now() - began,
    ownBytes: () =>
      1024 * Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))![1]),
    cpuSeconds: () => {
      const fields = readFileSync(`${proc}/stat`, 'utf8').split(') ')[1]!.split(' ')
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    },
    kill: async (signal) => {
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}
