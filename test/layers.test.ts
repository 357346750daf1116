import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** The rooms of src/ from the bottom up: a room may import itself and every room below its layer. */
const LAYERS: readonly (readonly string[])[] = [
  ['records', 'model', 'client'],
  ['standardize', 'similarity', 'io'],
  ['blocking', 'comparison', 'clustering', 'survivorship'],
  ['storage', 'scoring'],
  ['ledger', 'matching', 'evaluation', 'results'],
  ['review', 'workers'],
  ['linker', 'report', 'synthetic'],
  ['registry'],
  ['exchange', 'analysis'],
  ['cli'],
]

/** The only look sideways: a model's hash is made by the hash of records, which knows no model. */
const SIDEWAYS: Readonly<Record<string, readonly string[]>> = { model: ['records'] }

/** Rooms that touch no file, clock or randomness, so that they run anywhere and decide the same. */
const PURE = [
  'records',
  'model',
  'standardize',
  'similarity',
  'blocking',
  'comparison',
  'clustering',
  'survivorship',
  'scoring',
  'evaluation',
]

/** Files directly in src/: `errors.ts` is for all, the doors may open any room. */
const FOR_ALL = 'errors.ts'
const DOORS = ['index.ts', 'cli.ts']

/** What makes a result depend on something else than its input. */
const IMPURE =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.|\bcrypto\.|\bprocess\.|\blocaleCompare\b|\btoLocale|\bIntl\./
/** Where the clock comes in that everything else is given. */
const CLOCKS = [
  'cli.ts',
  `registry${sep}open-registry.ts`,
  `exchange${sep}exchange.ts`,
  `exchange${sep}writer-worker.ts`,
  `exchange${sep}submission-worker.ts`,
]
const FORBIDDEN = /\bconsole\.|\bMath\.random\b|\bDate\.now\b/

const SRC = resolve(import.meta.dirname, '../src')

/** The room a file of src/ stands in; '' for one directly in src/. */
function roomOf(file: string): string {
  const [first, ...rest] = relative(SRC, file).split(sep)
  return rest.length === 0 ? '' : first!
}

function layerOf(room: string): number {
  return LAYERS.findIndex((rooms) => rooms.includes(room))
}

function mayImport(room: string, target: string): boolean {
  if (room === target || SIDEWAYS[room]?.includes(target)) return true
  return layerOf(target) < layerOf(room)
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
}

/** The code without its comments, which may show an example for the terminal. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}

const files = globSync('**/*.ts', { cwd: SRC }).sort()

describe('the layers of src/', () => {
  it('give every room a layer', () => {
    const rooms = new Set(files.map((file) => roomOf(resolve(SRC, file))))
    rooms.delete('')
    expect([...rooms].filter((room) => layerOf(room) < 0)).toEqual([])
  })

  it('hold only the shared errors and the doors beside the rooms', () => {
    const loose = files.filter((file) => !file.includes(sep))
    expect(loose.filter((file) => file !== FOR_ALL && !DOORS.includes(file))).toEqual([])
  })

  for (const file of files) {
    const path = resolve(SRC, file)
    const room = roomOf(path)

    it(`src/${file} imports only what stands below it`, () => {
      const upward = importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolve(dirname(path), name))
        .filter((target) => {
          if (relative(SRC, target) === FOR_ALL) return false
          if (DOORS.includes(file)) return false
          return room === '' || !mayImport(room, roomOf(target))
        })
      expect(upward.map((target) => relative(SRC, target))).toEqual([])
    })

    it(`src/${file} keeps to its room's means`, () => {
      const code = codeOf(path)
      if (PURE.includes(room)) {
        expect(importsOf(path).filter((name) => name.startsWith('node:'))).toEqual([])
        expect(code).not.toMatch(IMPURE)
      }
      if (room !== 'cli' && !CLOCKS.includes(file)) expect(code).not.toMatch(FORBIDDEN)
    })
  }
})

describe('the layer test itself', () => {
  it('refuses a look upwards and sideways', () => {
    expect(mayImport('blocking', 'scoring')).toBe(false)
    expect(mayImport('blocking', 'comparison')).toBe(false)
    expect(mayImport('records', 'model')).toBe(false)
    expect(mayImport('scoring', 'blocking')).toBe(true)
  })

  it('sees type imports, re-exports and dynamic imports', () => {
    const text =
      "import type { A } from './a.ts'\nexport { b } from './b.ts'\nconst c = await import('./c.ts')\n"
    const found = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
    expect(found).toEqual(['./a.ts', './b.ts', './c.ts'])
  })
})
