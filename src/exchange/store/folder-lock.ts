import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { LinkageError } from '../../errors.ts'

/** Longest path of a socket that every system takes. */
const LONGEST_PATH = 100

/**
 * A lock on a folder that ends with the process, however that ends: a local socket that it listens on.
 * One that nobody answers behind is left over, and is taken.
 */
export class FolderLock implements AsyncDisposable {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** @throws {@link LinkageError} `exchange-in-use` if another process has it, or this one already. */
  static async take(dir: string): Promise<FolderLock> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const path = await socketPath(dir)
    for (let tries = 2; ; tries--) {
      const server = createServer((socket) => socket.destroy())
      try {
        await listen(server, path)
        server.unref()
        return new FolderLock(server)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
        if (tries === 0 || (await isAnswered(path))) {
          throw new LinkageError('exchange-in-use', { dir }, { cause: error })
        }
        await rm(path, { force: true })
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

async function socketPath(dir: string): Promise<string> {
  const folder = await realpath(dir)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  if (process.platform === 'win32') return `\\\\.\\pipe\\nearmatch-${name}`
  const full = join(folder, 'lock.sock')
  const candidates = [full, relative(process.cwd(), full), join(tmpdir(), `nearmatch-${name}.sock`)]
  return candidates.find((path) => Buffer.byteLength(path) <= LONGEST_PATH) ?? candidates[2]!
}

async function listen(server: Server, path: string): Promise<void> {
  server.listen(path)
  await once(server, 'listening')
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
