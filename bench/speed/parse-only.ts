/** Reads a file into columns with nearmatch's reader, and nothing else. */
import { readTable } from '../../src/io/read-table.ts'

const table = await readTable([process.argv[2]!])
console.log(table.rows)
