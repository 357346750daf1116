/**
 * Writes students.csv beside this file: 3,000 synthetic records of children, with truth. Run it
 * again after a change to the generator; a test holds the file and the generator together.
 *
 *     node examples/write-students.ts
 *
 * @module
 */

import { writeFileSync } from 'node:fs'
import { generateStudentsCsv } from '../src/synthetic/students-csv.ts'

const chunks = [...generateStudentsCsv({ rows: 3000, seed: 20261121, errors: 'middle' })]
writeFileSync(new URL('students.csv', import.meta.url), chunks.join(''))
