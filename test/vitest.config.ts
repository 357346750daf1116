import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { ViteUserConfig } from 'vitest/config'

// Threads and children that tests start load the source as it is: compiled once, it is kept for the next.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, '../node_modules/.cache/compile')

const config: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    execArgv: ['--conditions=source'],
    // Many tests wait for a disk or for a process of their own: a core left free would idle.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
  },
}
export default config
