import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where generated files, results and the peers' installations live between runs. */
export function cacheFolder(): string {
  const folder = process.env.NEARMATCH_BENCH_CACHE ?? join(tmpdir(), 'nearmatch-bench')
  mkdirSync(folder, { recursive: true })
  return folder
}
