import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and those it lies in, as far as they are not there. Node's own recursive way never
 * ends where a folder is there that lets none be made in it and says that it is not there, such as
 * `/proc`; and it says "no such file" whatever the reason is.
 *
 * @param mode - of the folder itself, if it is made here; those it lies in are as the system has them.
 * @throws what the system says of the first folder that cannot be made.
 */
export function makeFolder(dir: string, mode?: number): void {
  const missing: string[] = []
  let at = resolve(dir)
  while (!existsSync(at) && at !== dirname(at)) {
    missing.push(at)
    at = dirname(at)
  }
  if (missing.length === 0 && !isFolder(at)) mkdirSync(at)
  const last = missing[0]
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder, folder === last ? { mode } : {})
    } catch (error) {
      // Somebody else may have made it meanwhile.
      if (!isFolder(folder)) throw error
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
