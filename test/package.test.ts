import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const INSTALL_MS = 300_000

let project = ''

function run(command: string, args: readonly string[], cwd = project): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' })
}

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text)
}

// What a user gets: the tarball, in an empty project, without this project's own dependencies.
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'nearmatch-package-'))
  // Scripts are off: `prepack` would build a second time.
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], ROOT)
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'))!
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }')
  run('npm', ['install', `./${tarball}`, '--no-audit', '--no-fund', '--prefer-offline'])
}, INSTALL_MS)

afterAll(() => {
  if (project !== '') rmSync(project, { recursive: true, force: true })
})

describe('the packed package', () => {
  it('holds what it needs, and no sources or tests', () => {
    const files = readdirSync(join(project, 'node_modules/nearmatch'))
    expect(files).toEqual(expect.arrayContaining(['dist', 'LICENSE', 'NOTICE', 'package.json']))
    expect(files).not.toContain('src')
    expect(files).not.toContain('test')
  })

  it('links records from an ES module', () => {
    write(
      'use.js',
      `import { clustersOf, dedupe, isLinkageError, tableFromRecords } from 'nearmatch'
import { standardizeSurname } from 'nearmatch/standardize'
import { jaroWinkler } from 'nearmatch/similarity'

const table = tableFromRecords([
  { id: '1', first: 'María', last: 'García', dob: '2011-07-23' },
  { id: '2', first: 'Maria', last: 'GARCIA', dob: '2011-07-23' },
  { id: '3', first: 'Tomás', last: 'Quintero', dob: '2009-02-11' },
])
const result = await dedupe(table)
const refused = await dedupe('nowhere.csv').catch((error) => error)
console.log(JSON.stringify({
  clusters: [...clustersOf(result)].map(({ clusterId }) => clusterId),
  surname: standardizeSurname('De la Cruz'),
  similarity: jaroWinkler('ana', 'ana'),
  refused: isLinkageError(refused, 'file-unreadable'),
}))
`,
    )
    expect(JSON.parse(run(process.execPath, ['use.js']))).toEqual({
      clusters: ['1', '1', '3'],
      surname: 'de la cruz',
      similarity: 1,
      refused: true,
    })
  })

  it('brings its types', () => {
    write(
      'typed.ts',
      `import { dedupe, defineModel, type LinkageModel, type LinkageResult } from 'nearmatch'
import { standardizeSurname } from 'nearmatch/standardize'

export const model: LinkageModel = defineModel({
  schema: { first: 'given-name', dob: 'date' },
  blocking: [{ name: 'date', key: [{ part: 'date', field: 'dob', form: 'day' }] }],
  comparisons: [{ kind: 'given-name', given: 'first' }],
})
export const result: Promise<LinkageResult> = dedupe('people.csv', { model })
export const surname: string = standardizeSurname('García')
// @ts-expect-error: no such field
defineModel({ schema: { dob: 'date' }, blocking: [], comparisons: [{ kind: 'date', field: 'bod' }] })
`,
    )
    const options = '--noEmit --strict --module nodenext --target es2023'.split(' ')
    // The compiler of this project; the consumer has none.
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    expect(run(process.execPath, [tsc, ...options, 'typed.ts'])).toBe('')
  })

  it('brings the command, which writes its five files', () => {
    write(
      'people.csv',
      'id,first,last,dob\n1,María,García,2011-07-23\n2,Maria,Garcia,2011-07-23\n3,Tomás,Quintero,2009-02-11\n',
    )
    run('npx', ['--no-install', 'nearmatch', 'dedupe', 'people.csv', '--out', 'result'])
    expect(readdirSync(join(project, 'result')).toSorted()).toEqual([
      'clusters.csv',
      'links.csv',
      'model.json',
      'report.html',
      'summary.json',
    ])
    const clusters = readFileSync(join(project, 'result/clusters.csv'), 'utf8')
    expect(clusters.trim().split(/\r?\n/)).toEqual(['record_id,cluster_id', '1,1', '2,1', '3,3'])
  })

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(run('npx', ['--no-install', 'nearmatch', '--version'])).toContain(version)
  })
})
