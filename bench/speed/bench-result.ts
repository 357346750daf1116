import { markdownTable } from '../markdown.ts'

/** What a bench found. */
export interface BenchResult {
  readonly bench: string
  /** The one question it answers. */
  readonly question: string
  /** One object per measurement, as it is printed on a JSON line. */
  readonly measures: readonly object[]
  readonly tables: readonly BenchTable[]
  /** What a reader must know to read the table. */
  readonly notes: readonly string[]
}

/** A table as text. */
export interface BenchTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** How a bench is run. */
export interface BenchOptions {
  /** Sizes, in records. */
  readonly rows: readonly number[]
  readonly seed: number
  /** Whole runs of each kind; the median counts. */
  readonly runs: number
  readonly threads: number
}

/** A result as a section of the page. */
export function sectionText({ bench, question, tables, notes }: BenchResult): string {
  return [
    `## ${bench[0]!.toUpperCase()}${bench.slice(1)}`,
    question,
    ...tables.map(({ header, rows }) => markdownTable(header, rows)),
    ...notes,
  ].join('\n\n')
}

/** Seconds, with as many decimals as say something. */
export function secondsText(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 2 : 1)
}

/** Megabytes of 10⁶ bytes. */
export function megabytesText(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

/** How many times something is more than something else. */
export function ratioText(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 1)
}
