import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Runs before all tests: commands, examples and the package are tried as they ship, so there has to be
 * a build of these very sources.
 */
export function setup(): void {
  if (isStale()) execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' })
}

/** Is there no build, or one older than what it is made of? Types are written last. */
function isStale(): boolean {
  const built = join(ROOT, 'dist/index.d.ts')
  if (!existsSync(built)) return true
  const { mtimeMs } = statSync(built)
  const made = [...globSync('src/**/*', { cwd: ROOT }), 'package.json', 'tsup.config.ts']
  return made.some((file) => statSync(join(ROOT, file)).mtimeMs > mtimeMs)
}
