/**
 * The job as bare SQL on DuckDB: fixed weights, nothing trained.
 *
 *   node link.js <installation> sql.json <result> <threads> [--count]
 *
 * The installation is a folder whose node_modules holds `@duckdb/node-api`; the statements come from
 * `job-sql.ts`; `--count` only counts the candidate pairs. JavaScript, because loading Node's type
 * stripper would be counted against DuckDB.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [installation, sqlFile, result, threads, mode] = process.argv.slice(2)
const require = createRequire(join(installation, 'package.json'))
const { DuckDBInstance } = require('@duckdb/node-api')
const sql = JSON.parse(readFileSync(sqlFile, 'utf8'))

const instance = await DuckDBInstance.create(':memory:', {
  threads,
  // Rows may be written in any order, which saves DuckDB memory.
  preserve_insertion_order: 'false',
})
const database = await instance.connect()
const runAll = async (statements) => {
  for (const statement of statements) await database.run(statement)
}
const numberOf = async (query) => Number((await database.runAndReadAll(query)).getRows()[0][0])

await runAll(sql.read)
if (mode === '--count') console.log(JSON.stringify({ candidatePairs: await numberOf(sql.count) }))
else {
  await runAll(sql.link)
  let changed = 1
  while (changed > 0) {
    await runAll(sql.round)
    changed = await numberOf(sql.changed)
    await runAll(sql.advance)
  }
  const folder = result.replaceAll("'", "''")
  await runAll(sql.write.map((statement) => statement.replaceAll('{folder}', folder)))
}
