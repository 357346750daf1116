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
  const sizes: PeersAtSize[] = []
  for (const rows of options.rows) {
    const { measures, failed } = await measureAll(rows, present, options)
    sizes.push({ rows, measures, absent: [...absent, ...failed] })
  }
  const versions = new Set(present.map((system) => system.versions))
  return {
    bench: 'peers',
    question:
      'How long do other systems take for the same job, and in how much memory? Same rows, blocking rules, comparison levels and threads; from CSV to `links.csv` and `clusters.csv`, no report.',
    measures: [
      ...sizes.flatMap(({ rows, measures, absent: none }) => [
        ...measures.map((one) => ({ ...one, threads: options.threads, runs: options.runs })),
        ...none.map((one) => ({ ...one, rows })),
      ]),
    ],
    tables: sizes.map(({ rows, measures, absent: none }) => peersTable(rows, measures, none)),
    notes: [
      ...sizes.flatMap(({ rows, measures }) => agreementNotes(rows, measures)),
      `Factors are relative to nearmatch with weights that came about the same way: given, or trained. Versions: ${[...versions].join('; ')}. Medians of ${options.runs}, ${options.threads} threads; the systems take turns.`,
    ],
  }
}

interface PeersAtSize {
  readonly rows: number
  readonly measures: readonly PeerMeasure[]
  readonly absent: readonly AbsentSystem[]
}

async function measureAll(
  rows: number,
  systems: readonly System[],
  { seed, threads, runs }: BenchOptions,
): Promise<{ measures: PeerMeasure[]; failed: AbsentSystem[] }> {
  const files = await jobFiles(rows, seed, threads)
  let able = systems.filter(({ mostRows }) => rows <= mostRows)
  const failed: AbsentSystem[] = []
  const folder = mkdtempSync(join(cacheFolder(), 'peers-'))
  const folderOf = ({ name }: System): string => join(folder, name.replaceAll(' ', '-'))
  const times = new Map(able.map((system) => [system, [] as ProcessRun[]]))
  try {
    for (let run = 0; run < runs; run++) {
      for (const system of able) {
        console.error(`… peers: ${rows} records, ${system.name}, run ${run + 1}`)
        mkdirSync(folderOf(system), { recursive: true })
        try {
          times.get(system)!.push(await system.run(files, folderOf(system)))
        } catch (error) {
          // Out of memory, most likely: the others are still worth measuring.
          failed.push({ name: system.name, absent: 'failed', reason: (error as Error).message })
        }
      }
      able = able.filter(({ name }) => failed.every((one) => one.name !== name))
    }
    const measures: PeerMeasure[] = []
    for (const system of able) {
      const runsOf = times.get(system)!
      const other = able.find(({ trained }) => trained === system.trained)!
      measures.push({
        ...(await judged(files, folderOf(system), folderOf(other))),
        system: system.name,
        trained: system.trained,
        rows,
        wallSeconds: median(runsOf.map(({ wallSeconds }) => wallSeconds)),
        peakBytes: median(runsOf.map(({ peakBytes }) => peakBytes)),
        cpuSeconds: median(runsOf.map(({ cpuSeconds }) => cpuSeconds)),
        candidatePairs: await system.count(files, folderOf(system)),
      })
    }
    return { measures, failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In a process of its own: what this one holds is counted against the children it starts. */
async function judged(files: JobFiles, own: string, other: string): Promise<Judgement> {
  const { stdout } = await runNode('bench/peers/judge-result.ts', [files.prepared, own, other])
  return JSON.parse(stdout) as Judgement
}
