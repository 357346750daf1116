import type { Registry } from '../../registry/registry.ts'
import type { Config } from '../config.ts'
import { runCommand } from './run-command.ts'
import type { Writer } from './writer.ts'

/** Writes on the caller’s thread, over a registry that the caller closes. */
export function ownThreadWriter(registry: Registry, now: () => number, config: Config): Writer {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    run(name, args, actor, options = {}) {
      const result = last.then(() =>
        runCommand(registry, now(), { name, args, actor, options, config }),
      )
      waiting++
      last = result
        .catch(() => {})
        .then(() => {
          waiting--
        })
      return result
    },
    waiting: () => waiting,
    close: async () => {
      await last
    },
  }
}
