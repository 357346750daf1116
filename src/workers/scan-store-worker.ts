import { writeSync } from 'node:fs'
import { scanStore } from '../storage/scan-store.ts'

/**
 * Scans a store in a process of its own: damage can end whoever reads it.
 *
 * @module
 */

const [dir, skip] = process.argv.slice(2)
// Written at once: what was said last tells where reading ended the process.
await scanStore(dir!, JSON.parse(skip!), (report) => {
  writeSync(1, `${JSON.stringify(report)}\n`)
})
