import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runDedupeInto } from '../speed/run-dedupe.ts'
import { type ProcessRun, runNode, runProcess } from '../speed/run-process.ts'
import { type Installation, npmPeer, pythonPeer } from './installations.ts'

/** The files of one size of the job. */
export interface JobFiles {
  readonly rows: number
  readonly prepared: string
  readonly job: string
  readonly sql: string
  readonly model: string
  readonly threads: number
}

/** A system that does the job. */
export interface System {
  readonly name: string
  /** Does it train its weights, or use the ones given? Only like is compared with like. */
  readonly trained: boolean
  /** More records than this take too long or too much memory. */
  readonly mostRows: number
  readonly versions: string
  /** Does the job, from the prepared file to both files in a folder. */
  readonly run: (files: JobFiles, folder: string) => Promise<ProcessRun>
  /** Counts the candidate pairs; not timed. */
  readonly count: (files: JobFiles, folder: string) => Promise<number>
}

/** A system without figures. */
export interface AbsentSystem {
  readonly name: string
  readonly absent: 'could not be installed here' | 'failed'
  readonly reason: string
}

/** All systems; nearmatch comes before the peers that it is compared with. */
export async function allSystems(version: string): Promise<(System | AbsentSystem)[]> {
  const duckdb = await npmPeer('duckdb')
  const splink = await pythonPeer('splink')
  const toolkit = await pythonPeer('recordlinkage')
  return [
    nearmatch('nearmatch, weights given', version, false),
    peer('bare SQL on DuckDB', duckdb, false, Number.POSITIVE_INFINITY, duckdbRun),
    peer('recordlinkage toolkit', toolkit, false, 50_000, pythonRun('recordlinkage')),
    nearmatch('nearmatch, trained', version, true),
    peer('Splink on DuckDB', splink, true, Number.POSITIVE_INFINITY, pythonRun('splink')),
  ]
}

function nearmatch(name: string, version: string, trained: boolean): System {
  const run = async (
    { prepared, model, threads }: JobFiles,
    folder: string,
  ): Promise<ProcessRun & { readonly pairs: number }> => {
    const result = await runDedupeInto(folder, prepared, [
      ...['--model', model, '--id', 'record_id', '--ignore', 'truth_id'],
      ...['--clustering', 'components', '--threads', String(threads), '--no-report'],
      ...(trained ? [] : ['--no-train']),
    ])
    return { ...result, pairs: result.summary.candidatePairs }
  }
  return {
    name,
    trained,
    mostRows: Number.POSITIVE_INFINITY,
    versions: version,
    run,
    count: async (files, folder) => (await run(files, folder)).pairs,
  }
}

type PeerRun = (
  installation: string,
  files: JobFiles,
  folder: string,
  more: readonly string[],
) => Promise<ProcessRun>

function peer(
  name: string,
  installation: Installation,
  trained: boolean,
  mostRows: number,
  run: PeerRun,
): System | AbsentSystem {
  if ('absent' in installation) {
    return { name, absent: 'could not be installed here', reason: installation.absent }
  }
  const { folder: installed, versions } = installation
  return {
    name,
    trained,
    mostRows,
    versions,
    run: (files, folder) => run(installed, files, folder, []),
    count: async (files, folder) => {
      const { stdout } = await run(installed, files, folder, ['--count'])
      return (JSON.parse(stdout) as { candidatePairs: number }).candidatePairs
    },
  }
}

const duckdbRun: PeerRun = (installation, { sql, threads }, folder, more) =>
  runNode('bench/peers/duckdb/link.js', [...[installation, sql, folder, String(threads)], ...more])

function pythonRun(name: string): PeerRun {
  const script = fileURLToPath(new URL(`${name}/link.py`, import.meta.url))
  return (installation, { job, prepared, threads }, folder, more) =>
    runProcess(join(installation, 'bin', 'python'), [
      ...[script, job, prepared, folder, String(threads)],
      ...more,
    ])
}
