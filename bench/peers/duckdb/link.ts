/**
 * The job as bare SQL on DuckDB: fixed weights, nothing trained.
 *
 *   node bench/peers/duckdb/link.ts <installation> job.json prepared.csv <result> <threads> [--count]
 *
 * The installation is a folder whose node_modules holds `@duckdb/node-api`; `--count` only counts the
 * candidate pairs.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  ADVANCE_SQL,
  CHANGED_SQL,
  countSql,
  edgesSql,
  linksSql,
  ROUND_SQL,
  readSql,
  type WeighedJob,
  writeSql,
} from './job-sql.ts'

/** What is used of `@duckdb/node-api`, which is installed elsewhere. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<Connection> }>
  }
}
interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
}

const [installation, jobFile, file, result, threads, mode] = process.argv.slice(2)
const require = createRequire(join(installation!, 'package.json'))
const { DuckDBInstance } = require('@duckdb/node-api') as DuckDb
const job = JSON.parse(readFileSync(jobFile!, 'utf8')) as WeighedJob

const instance = await DuckDBInstance.create(':memory:', {
  threads: threads!,
  // Rows may be written in any order, which saves DuckDB memory.
  preserve_insertion_order: 'false',
})
const database = await instance.connect()
const one = async (sql: string): Promise<number> =>
  Number((await database.runAndReadAll(sql)).getRows()[0]![0])

await database.run(readSql(job, file!))
if (mode === '--count') console.log(JSON.stringify({ candidatePairs: await one(countSql(job)) }))
else {
  await database.run(linksSql(job))
  for (const sql of edgesSql(job)) await database.run(sql)
  let changed = 1
  while (changed > 0) {
    await database.run(ROUND_SQL)
    changed = await one(CHANGED_SQL)
    for (const sql of ADVANCE_SQL) await database.run(sql)
  }
  for (const sql of writeSql(result!)) await database.run(sql)
}
