import { type Machine, machineText } from '../machine.ts'
import { type BenchResult, sectionText } from './bench-result.ts'
import { IN_THE_WAY } from './in-the-way.ts'

/** A result, and where it was measured. */
export interface SavedResult {
  readonly machine: Machine
  readonly result: BenchResult
}

/** The results as a Markdown page: of each bench the last, in the order of their first. */
export function speedPage(saved: readonly SavedResult[]): string {
  const last = new Map(saved.map((each) => [each.result.bench, each]))
  const machines = [...new Set([...last.values()].map(({ machine }) => machineText(machine)))]
  return [
    '# Speed',
    'Made by `npm run bench -- --write`; do not edit. Every figure is of a whole process, its start and the writing of all files included, on generated students. What each bench does, and how to run it: `bench/README.md`.',
    ...(machines.length === 1 ? machines : []),
    ...[...last.values()].flatMap(({ machine, result }) => [
      sectionText(result),
      ...(machines.length > 1 ? [machineText(machine)] : []),
    ]),
    IN_THE_WAY,
    '',
  ].join('\n\n')
}
