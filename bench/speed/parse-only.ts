/** Reads a file into columns with nearmatch's reader, and nothing else; prints the seconds. */
import { readTable } from '../../src/io/read-table.ts'

const started = performance.now()
await readTable([process.argv[2]!])
console.log((performance.now() - started) / 1000)
