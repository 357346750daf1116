import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * Collects garbage on this thread, now.
 *
 * Shared memory does not press V8 to collect anything, and it is there until the last thread that has
 * ever held it does. So what a stage is done with would stay until the end of the run.
 */
export function letGo(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
