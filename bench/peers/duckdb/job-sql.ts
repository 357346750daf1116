import type { WeighedJob } from '../job.ts'

/** The statements of the job, as `link.js` runs them. */
export interface JobSql {
  readonly read: readonly string[]
  /** One number: how many candidate pairs there are. */
  readonly count: string
  readonly link: readonly string[]
  /** Rounds are run until none changes a label. */
  readonly round: readonly string[]
  readonly changed: string
  readonly advance: readonly string[]
  /** `{folder}` stands for where the results go. */
  readonly write: readonly string[]
}

/** The job as statements of SQL: joins, scores, and label propagation for the clusters. */
export function jobSql(job: WeighedJob, file: string): JobSql {
  return {
    read: [readSql(job, file)],
    count: countSql(job),
    link: [linksSql(job), ...edgesSql(job)],
    round: [ROUND_SQL],
    changed: CHANGED_SQL,
    advance: ADVANCE_SQL,
    write: WRITE_SQL,
  }
}

/** Reads the file; records are numbered, so that pairs are two integers. */
function readSql(job: WeighedJob, file: string): string {
  const fields = ['record_id', ...job.fields].join(', ')
  return `CREATE TABLE records AS SELECT (row_number() OVER ())::INTEGER AS n, ${fields}
    FROM read_csv('${quoted(file)}', header = true, all_varchar = true, nullstr = '')`
}

/** The candidate pairs of rule number `at` that no earlier rule finds. */
function pairsSql(job: WeighedJob, at: number): string {
  const equal = (fields: readonly string[]): string =>
    fields.map((field) => `l.${field} = r.${field}`).join(' AND ')
  const earlier = job.rules
    .slice(0, at)
    .map((fields) => ` AND NOT coalesce(${equal(fields)}, false)`)
  return `FROM records l JOIN records r ON ${equal(job.rules[at]!)} AND l.n < r.n WHERE true${earlier.join('')}`
}

/** How many candidate pairs there are. */
function countSql(job: WeighedJob): string {
  const counts = job.rules.map((_, at) => `SELECT count(*) AS pairs ${pairsSql(job, at)}`)
  return `SELECT sum(pairs)::BIGINT AS pairs FROM (${counts.join(' UNION ALL ')})`
}

/** Every candidate pair scored; those from the lower threshold up stay. */
function linksSql(job: WeighedJob): string {
  const weight = job.comparisons.map(weightSql).join(' + ')
  const scored = job.rules.map(
    (_, at) =>
      `SELECT l.n AS l, r.n AS r, ${job.priorBits} + ${weight} AS weight ${pairsSql(job, at)}`,
  )
  return `CREATE TABLE links AS SELECT * FROM (${scored.join(' UNION ALL ')}) WHERE weight >= ${job.lower}`
}

function weightSql({ field, at, bits }: WeighedJob['comparisons'][number]): string {
  const last = bits.length - 1
  const steps = at.map(
    (step, rank) =>
      ` WHEN jaro_winkler_similarity(l.${field}, r.${field}) >= ${step} THEN ${bits[last - 1 - rank]}`,
  )
  return (
    `CASE WHEN l.${field} IS NULL OR r.${field} IS NULL THEN 0.0::DOUBLE` +
    ` WHEN l.${field} = r.${field} THEN ${bits[last]}${steps.join('')} ELSE ${bits[0]} END`
  )
}

/** Matches as edges in both directions, and every record's label to begin with. */
function edgesSql(job: WeighedJob): readonly string[] {
  return [
    `CREATE TABLE edges AS SELECT l AS a, r AS b FROM links WHERE weight >= ${job.upper}
      UNION ALL SELECT r, l FROM links WHERE weight >= ${job.upper}`,
    'CREATE TABLE labels AS SELECT DISTINCT a AS n, a AS label FROM edges',
  ]
}

/** One round: every record takes the smallest label among its neighbours and itself. */
const ROUND_SQL = `CREATE OR REPLACE TABLE next AS
  SELECT labels.n, least(any_value(labels.label), min(other.label)) AS label
  FROM labels JOIN edges ON edges.a = labels.n JOIN labels other ON other.n = edges.b
  GROUP BY labels.n`
const CHANGED_SQL =
  'SELECT count(*) AS changed FROM labels JOIN next USING (n) WHERE labels.label <> next.label'
const ADVANCE_SQL: readonly string[] = ['DROP TABLE labels', 'ALTER TABLE next RENAME TO labels']

/** Writes both files; a cluster is named by its smallest record id. */
const WRITE_SQL: readonly string[] = [
  `COPY (SELECT least(a.record_id, b.record_id) AS left_id, greatest(a.record_id, b.record_id) AS right_id,
        weight AS match_weight, 1 / (1 + pow(2, -weight)) AS match_probability
      FROM links JOIN records a ON a.n = l JOIN records b ON b.n = r)
      TO '{folder}/links.csv' (HEADER)`,
  `COPY (WITH named AS (SELECT label, min(record_id) AS cluster_id FROM labels JOIN records USING (n) GROUP BY label)
      SELECT record_id, coalesce(cluster_id, record_id) AS cluster_id
      FROM records LEFT JOIN labels USING (n) LEFT JOIN named USING (label))
      TO '{folder}/clusters.csv' (HEADER)`,
]

function quoted(text: string): string {
  return text.replaceAll("'", "''")
}
