import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import type { Runner } from './runner.ts'
import type { SubmissionJob } from './submission-job.ts'

/** What the thread is started with; folders by their paths. */
export interface RunnerData {
  readonly registry: string
  readonly spool: string
  readonly config: Config
}

/** What the thread is asked. */
export interface RunnerRequest {
  readonly kind: 'wake' | 'close'
}

/** What it tells. */
export type RunnerReply =
  | { readonly kind: 'ended'; readonly job: SubmissionJob }
  | { readonly kind: 'closed' }

/** Takes files in on a thread of its own, which is started when it is first woken. */
export function runnerThread(data: RunnerData, onEnd: (job: SubmissionJob) => void): Runner {
  let worker: Worker | undefined
  let closed: (() => void) | undefined
  const start = (): Worker => {
    const started = new Worker(new URL(import.meta.resolve('#exchange/submission-worker')), {
      workerData: data,
    })
    started.on('message', (reply: RunnerReply) => {
      if (reply.kind === 'ended') onEnd(reply.job)
      else closed?.()
    })
    // What it was at is gone on with by the thread that is started when it is woken next.
    const lose = (): void => {
      if (worker === started) worker = undefined
      closed?.()
    }
    started.on('error', lose)
    started.on('exit', lose)
    return started
  }
  const ask = (kind: RunnerRequest['kind']): void => {
    worker?.postMessage({ kind } satisfies RunnerRequest)
  }
  return {
    wake: () => {
      worker ??= start()
      ask('wake')
    },
    close: async () => {
      const running = worker
      if (running === undefined) return
      await new Promise<void>((resolve) => {
        closed = resolve
        ask('close')
      })
      await running.terminate()
    },
  }
}
