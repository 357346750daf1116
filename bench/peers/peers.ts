/**
 * The same job in every system, in one run: same rows, same blocking rules, same comparison levels,
 * same number of threads, from CSV to `links.csv` and `clusters.csv`. The hard problem is to make the
 * jobs the same: so candidate pairs must agree, and with the same weights the links too.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { thisMachine } from '../machine.ts'
import type { BenchOptions, BenchResult } from '../speed/bench-result.ts'
import { cacheFolder } from '../speed/cache-folder.ts'
import { median } from '../speed/median.ts'
import { type ProcessRun, runNode } from '../speed/run-process.ts'
import { jobFiles } from './job-files.ts'
import type { Judgement } from './judge-result.ts'
import { agreementNotes, type PeerMeasure, peersTable } from './peers-table.ts'
import { type AbsentSystem, allSystems, type JobFiles, type System } from './systems.ts'

/** How long do other systems take for the same job, and in how much memory? */
export async function peers(options: BenchOptions): Promise<BenchResult> {
  const systems = await allSystems(`nearmatch ${thisMachine().nearmatch}`)
  const present = systems.filter((system): system is System => !('absent' in system))
  const absent = systems.filter((system): system is AbsentSystem => 'absent' in system)
  const measures: PeerMeasure[] = []
  for (const rows of options.rows) measures.push(...(await measureAll(rows, present, options)))
  const versions = new Set(present.map((system) => system.versions))
  return {
    bench: 'peers',
    question:
      'How long do other systems take for the same job, and in how much memory? Same rows, blocking rules, comparison levels and threads; from CSV to `links.csv` and `clusters.csv`, no report.',
    measures: [
      ...measures.map((one) => ({ ...one, threads: options.threads, runs: options.runs })),
      ...absent,
    ],
    tables: options.rows.map((rows) =>
      peersTable(
        rows,
        measures.filter((one) => one.rows === rows),
        absent,
      ),
    ),
    notes: [
      ...options.rows.flatMap((rows) =>
        agreementNotes(
          rows,
          measures.filter((one) => one.rows === rows),
        ),
      ),
      `Factors are relative to nearmatch with weights that came about the same way: given, or trained. Versions: ${[...versions].join('; ')}. Medians of ${options.runs}, ${options.threads} threads; the systems take turns.`,
    ],
  }
}

async function measureAll(
  rows: number,
  systems: readonly System[],
  { seed, threads, runs }: BenchOptions,
): Promise<PeerMeasure[]> {
  const files = await jobFiles(rows, seed, threads)
  const able = systems.filter(({ mostRows }) => rows <= mostRows)
  const folder = mkdtempSync(join(cacheFolder(), 'peers-'))
  try {
    const folders = able.map((_, at) => join(folder, String(at)))
    const times: ProcessRun[][] = able.map(() => [])
    for (let run = 0; run < runs; run++) {
      for (const [at, system] of able.entries()) {
        console.error(`… peers: ${rows} records, ${system.name}, run ${run + 1}`)
        mkdirSync(folders[at]!, { recursive: true })
        times[at]!.push(await system.run(files, folders[at]!))
      }
    }
    const measures: PeerMeasure[] = []
    for (const [at, system] of able.entries()) {
      const other = able.findIndex(({ trained }) => trained === system.trained)
      measures.push({
        ...(await judged(files, folders[at]!, folders[other]!)),
        system: system.name,
        trained: system.trained,
        rows,
        wallSeconds: median(times[at]!.map(({ wallSeconds }) => wallSeconds)),
        peakBytes: median(times[at]!.map(({ peakBytes }) => peakBytes)),
        cpuSeconds: median(times[at]!.map(({ cpuSeconds }) => cpuSeconds)),
        candidatePairs: await system.count(files, folders[at]!),
      })
    }
    return measures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In a process of its own: what this one holds is counted against the children it starts. */
async function judged(files: JobFiles, own: string, other: string): Promise<Judgement> {
  const { stdout } = await runNode('bench/peers/judge-result.ts', [files.prepared, own, other])
  return JSON.parse(stdout) as Judgement
}
