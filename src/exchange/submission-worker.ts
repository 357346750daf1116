import { parentPort, workerData } from 'node:worker_threads'
import { openRegistry } from '../registry/open-registry.ts'
import { FileReader } from './submissions/file-reader.ts'
import { JobRunner } from './submissions/job-runner.ts'
import type { RunnerData, RunnerReply, RunnerRequest } from './submissions/runner-thread.ts'
import { Spool } from './submissions/spool.ts'

/**
 * Entry point of the thread that takes files in: it reads, checks and matches, and holds the write lock
 * only for a few students at a time, so that others who write come in between.
 *
 * @module
 */

const { registry: folder, spool, config } = workerData as RunnerData

const registry = await openRegistry(folder)
const reader = new FileReader(registry, folder)
const tell = (reply: RunnerReply): void => parentPort!.postMessage(reply)
const runner = new JobRunner({
  registry,
  reader,
  spool: new Spool(spool),
  now: Date.now,
  config,
  onEnd: (job) => tell({ kind: 'ended', job }),
})

parentPort!.on('message', async (request: RunnerRequest) => {
  if (request.kind === 'wake') return runner.wake()
  await runner.close()
  await reader[Symbol.asyncDispose]()
  await registry.close()
  tell({ kind: 'closed' })
})
