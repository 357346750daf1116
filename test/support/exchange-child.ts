import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openExchange } from '../../src/exchange/exchange.ts'
import { createServer } from '../../src/exchange/http/server.ts'

/** A service in a process of its own, to be killed. */
export interface ServiceProcess {
  readonly url: string
  /** Ends it at once, as a power cut would, and waits for its end. */
  kill(): Promise<void>
}

/** Serves the exchange in a folder from another process. */
export async function serviceProcess(dir: string): Promise<ServiceProcess> {
  const args = ['--conditions=source', fileURLToPath(import.meta.url), dir]
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (data: Buffer) => resolve(data.toString().trim()))
    child.once('close', (code) => reject(new Error(`the service ended with ${code}`)))
  })
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const exchange = await openExchange(process.argv[2]!, { writerThread: true })
  const server = await createServer(exchange)
  process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
}
