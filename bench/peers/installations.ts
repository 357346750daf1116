import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cacheFolder } from '../speed/cache-folder.ts'

/** A peer, installed, or why it is not. */
export type Installation =
  | { readonly folder: string; readonly versions: string }
  | { readonly absent: string }

const run = promisify(execFile)
const DONE = 'installed'
const SHOWN = 300

/**
 * A virtual environment with a peer's pinned requirements, made on first use. Set `PYTHON` to name
 * the interpreter; default `python3.11`.
 */
export function pythonPeer(name: string): Promise<Installation> {
  const requirements = pathOf(`${name}/requirements.txt`)
  return installed(name, requirements, async (folder) => {
    await run(process.env.PYTHON ?? 'python3.11', ['-m', 'venv', folder])
    const pip = ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]
    await run(join(folder, 'bin', 'python'), pip)
  })
}

/**
 * A folder with a peer's npm packages, made on first use: outside the repository, so that nobody who
 * installs nearmatch downloads a database. Without a lock file, because one made on one platform
 * names the binaries of that platform only; the version is pinned exactly.
 */
export function npmPeer(name: string): Promise<Installation> {
  const manifest = pathOf(`${name}/package.json`)
  return installed(name, manifest, async (folder) => {
    mkdirSync(folder, { recursive: true })
    copyFileSync(manifest, join(folder, 'package.json'))
    await run('npm', ['install', '--no-package-lock', '--prefix', folder])
  })
}

/** Versions as a pinned file names them. */
export function pinnedVersions(name: string, text: string): string {
  if (name.endsWith('.json')) {
    const { dependencies } = JSON.parse(text) as { dependencies: Readonly<Record<string, string>> }
    return Object.entries(dependencies)
      .map(([dependency, version]) => `${dependency} ${version}`)
      .join(', ')
  }
  const lines = text
    .split('\n')
    .filter((line) => /^(splink|duckdb|recordlinkage|pandas)==/.test(line))
  return lines.map((line) => line.replace('==', ' ')).join(', ')
}

async function installed(
  name: string,
  pinned: string,
  install: (folder: string) => Promise<void>,
): Promise<Installation> {
  const text = readFileSync(pinned, 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const folder = join(cacheFolder(), `${name}-${hash}`)
  const versions = pinnedVersions(pinned, text)
  if (existsSync(join(folder, DONE))) return { folder, versions }
  console.error(`… installing ${name}`)
  try {
    await install(folder)
    writeFileSync(join(folder, DONE), '')
    return { folder, versions }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    const { stderr, message } = error as Error & { stderr?: string }
    return { absent: (stderr || message).trim().slice(-SHOWN) }
  }
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
