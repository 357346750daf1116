import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repeatRun } from '../../src/cli/repeat-run.ts'
import { readResult } from '../../src/cli/result-folder.ts'
import { Crew } from '../../src/linker/crew.ts'
import { clustersOf, linkedPairs } from '../../src/linker/results.ts'
import { modelHash } from '../../src/model/model-json.ts'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const left = work.file('left.csv', studentsCsv(400, 3))
const right = work.file('right.csv', studentsCsv(400, 4))

/** What a repeated run says, as the result's files say it. */
async function repeated(out: string) {
  await using crew = new Crew()
  const stored = readResult(out)
  const result = await repeatRun(stored, crew, { floor: -20 })
  expect(modelHash(result.model)).toBe(stored.summary.modelHash)
  return {
    clusters: Array.from(clustersOf(result), ({ clusterId }) => clusterId),
    links: Array.from(linkedPairs(result), ({ leftId, rightId, decision }) =>
      [leftId, rightId, decision].join(),
    ),
  }
}

function written(out: string) {
  return {
    clusters: readRecords(join(out, 'clusters.csv')).map(({ cluster_id }) => cluster_id),
    links: readRecords(join(out, 'links.csv')).map(({ left_id, right_id, decision }) =>
      [left_id, right_id, decision].join(),
    ),
  }
}

describe('a run that is repeated', () => {
  it.each([
    ['trained', ['--truth', 'truth_id']],
    ['untrained', ['--no-train', '--truth', 'truth_id']],
    ['with other thresholds', ['--lower', '-1', '--upper', '6', '--truth', 'truth_id']],
    ['by content', ['--map', 'state_student_id=', '--ignore', 'record_id']],
  ])('decides as its folder says: %s', async (_, args) => {
    const out = work.newOut()
    const run = await runCli(['dedupe', left, ...args, ...IGNORED, '--out', out])
    expect(run.code, run.err).toBe(0)
    expect(await repeated(out)).toEqual(written(out))
  })

  it('heeds what people had decided', async () => {
    const out = work.newOut()
    await runCli(['dedupe', left, ...IGNORED, '--ignore', 'truth_id', '--out', out])
    const match = readRecords(join(out, 'links.csv')).find(({ decision }) => decision === 'match')!
    const constraints = work.file(
      'constraints.csv',
      `left_id,right_id,constraint\n${match.left_id},${match.right_id},cannot-link\n`,
    )
    const apart = work.newOut()
    const args = ['--constraints', constraints, ...IGNORED, '--ignore', 'truth_id']
    expect((await runCli(['dedupe', left, ...args, '--out', apart])).code).toBe(0)
    expect(await repeated(apart)).toEqual(written(apart))
    expect(written(apart)).not.toEqual(written(out))
  })

  it('links two files again', async () => {
    const out = work.newOut()
    const args = ['--id', 'record_id', ...IGNORED, '--ignore', 'truth_id']
    const run = await runCli(['link', left, right, ...args, '--out', out])
    expect(run.code, run.err).toBe(0)
    expect(await repeated(out)).toEqual(written(out))
  })
})
