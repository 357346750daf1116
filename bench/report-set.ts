/**
 * Reports one set as JSON: a process of its own, so that peak memory is the set's own.
 *
 *   node --conditions=source --expose-gc bench/report-set.ts <set>
 */
import { reportSet } from './set-report.ts'

console.log(JSON.stringify(await reportSet(process.argv[2]!)))
