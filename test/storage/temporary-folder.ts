import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder for a test, and its removal. */
export function temporaryFolder(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'nearmatch-store-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
