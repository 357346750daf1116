/** Reads a file as anybody would at first: all of it as text, cut at newlines, cut at commas. */
import { readFileSync } from 'node:fs'

let fields = 0
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  fields += line.split(',').length
}
console.log(fields)
