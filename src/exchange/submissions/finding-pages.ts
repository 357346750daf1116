import type { Finding } from '../msix/finding.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** Findings of a file that are kept: of a file that is all wrong, the first say enough. */
export const MOST_FINDINGS = 200_000

/** Findings as they came, a page for each piece of the file, under the number of its first. */
const PAGES: DocumentTable<
  { readonly first: number; readonly findings: readonly Finding[] },
  [job: string, first: number]
> = new DocumentTable(TABLE.findings)

/** A finding and its number in its file, from 1 up. */
export type NumberedFinding = readonly [number: number, finding: Finding]

/** Keeps findings of a job. @param before - how many it has already. */
export function putFindings(
  app: AppWriter,
  job: string,
  before: number,
  findings: readonly Finding[],
): void {
  const kept = findings.slice(0, Math.max(0, MOST_FINDINGS - before))
  if (kept.length > 0) PAGES.put(app, { first: before + 1, findings: kept }, job, before + 1)
}

/** Findings of a job, those behind a number. */
export function findingsAfter(
  app: AppReader,
  job: string,
  after: number,
  limit: number,
): NumberedFinding[] {
  const found: NumberedFinding[] = []
  // The page that the next one stands in begins at or before it.
  const [at] = PAGES.range(app, {
    under: [job],
    after: [job, after + 2],
    reverse: true,
    limit: 1,
  })
  const pages = PAGES.range(app, { under: [job], after: [job, (at?.first ?? 1) - 1] })
  for (const { first, findings } of pages) {
    for (const [place, finding] of findings.entries()) {
      if (first + place <= after) continue
      if (found.length === limit) return found
      found.push([first + place, finding])
    }
  }
  return found
}
