import { spawnSync } from 'node:child_process'
import { temporaryFolder } from './temporary-folder.ts'

/** A small disk of its own; undefined where this user may mount none. */
export function smallDisk(
  size: string,
): { readonly dir: string; remount(options: string): void; remove(): void } | undefined {
  const { dir, remove } = temporaryFolder()
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0
  const isLinux = process.platform === 'linux'
  if (!isLinux || !mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir)) {
    remove()
    return
  }
  return {
    dir,
    remount: (options) => {
      mount('-o', `remount,${options}`, dir)
    },
    remove: () => {
      spawnSync('umount', ['-l', dir])
      remove()
    },
  }
}
