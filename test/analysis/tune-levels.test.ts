import { describe, expect, it } from 'vitest'
import { levelChanges, withMovedLevel } from '../../src/analysis/level-changes.ts'
import type { TruePersons } from '../../src/analysis/truth.ts'
import { type TuneOptions, tune } from '../../src/analysis/tune.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { truthLabels } from '../../src/linker/judge-truth.ts'
import { rescorer } from '../../src/linker/rescore.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { modelHash } from '../../src/model/model-json.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

const table = tableFromRecords([...generateStudents({ rows: 600, seed: 5, errors: 'high' })])
const ignore = ['truth_id', 'truth_family', 'truth_twin', 'error_kinds']
const result = await dedupe(table, { id: 'record_id', ignore, floor: -6 })
const truth: TruePersons = {
  kind: 'persons',
  persons: truthLabels(table, 'truth_id', result.prepared.keys.order),
}
const options: TuneOptions = { truth, levels: true, grid: { upperFrom: 1, upperTo: 5, step: 2 } }

/** A model that holds differing sexes for a sign of one child, far too much. */
const misled: LinkageModel = {
  ...result.model,
  comparisons: result.model.comparisons.map(({ dependence, ...comparison }) =>
    comparison.name === 'sex'
      ? {
          ...comparison,
          levels: comparison.levels.map((level, at) => ({ ...level, m: at === 0 ? 0.999 : 0.001 })),
        }
      : { ...comparison, ...(dependence === undefined ? {} : { dependence }) },
  ),
}

const wrong = await dedupe(table, { id: 'record_id', ignore, floor: -6, model: misled })
const { levels } = await tune(wrong, options)

describe('trying other levels', () => {
  it('tries each two levels that are next to each other in weight, and leaves the model', () => {
    const changes = levelChanges(misled)
    expect(levels!.tried).toHaveLength(changes.length)
    const counts = misled.comparisons.map((comparison) => comparison.levels.length - 1)
    expect(changes).toHaveLength(counts.reduce((a, b) => a + b, 0))
    for (const { f1, p, q } of levels!.tried) {
      expect(f1.low).toBeLessThanOrEqual(f1.difference)
      expect(f1.high).toBeGreaterThanOrEqual(f1.difference)
      expect(q).toBeGreaterThanOrEqual(p)
    }
    const gains = levels!.tried.map(({ f1 }) => f1.difference)
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    expect(modelHash(wrong.model)).toBe(modelHash(misled))
  })

  it('finds what pays, and gives a model that does as promised', async () => {
    const [first] = levels!.tried
    expect(first!.change).toEqual({
      kind: 'merge',
      comparison: 'sex',
      levels: ['exact', 'different'],
    })
    expect(first!.verdict).toBe('pays')
    expect(first!.f1.difference).toBeCloseTo(first!.best.f1 - levels!.present.f1, 9)
    const again = await dedupe(table, {
      id: 'record_id',
      ignore: ignore.filter((name) => name !== 'truth_id'),
      truth: 'truth_id',
      model: { ...misled, ...levels!.better! },
    })
    expect(again.truth!.pairwise.f1).toBeCloseTo(first!.best.f1, 9)
  })

  it('is refused without truth', async () => {
    await expect(tune(result, { levels: true })).rejects.toMatchObject({
      code: 'linkage-option-invalid',
      details: { option: 'levels' },
    })
  })
})

describe('moving the similarity at which a level begins', () => {
  const people = tableFromRecords(
    Array.from({ length: 240 }, (_, at) => ({
      id: `r${at}`,
      given_name: ['Ana', 'Luis', 'Eva', 'Tom'][at % 4]!,
      birth_date: `19${60 + (at % 30)}-0${1 + (at % 9)}-1${at % 8}`,
      email: `${'abcdefgh'[at % 8]}person${at % 120}@${at < 120 ? 'example' : 'exmple'}.org`,
    })),
  )

  it('goes up and down by 0.03, and never past its neighbours', () => {
    const moves = levelChanges(personModel).flatMap((change) =>
      change.kind === 'move' && change.comparison === 'email' ? [[change.from, change.to]] : [],
    )
    expect(moves).toEqual([
      [0.95, 0.92],
      [0.95, 0.98],
      [0.88, 0.85],
      [0.88, 0.91],
    ])
  })

  it('fits the comparison anew and scores by it', async () => {
    const run = await dedupe(people, { id: 'id', model: personModel, floor: -6 })
    const at = run.model.comparisons.findIndex(({ name }) => name === 'email')
    const moved = withMovedLevel(run.model.comparisons[at]!, 0.88, 0.91)
    expect(moved.levels.map(({ name }) => name)).toContain('similarity ≥ 0.91')
    const again = rescorer(run)
    const comparisons = run.model.comparisons.with(at, moved)
    const fitted = await again.refit({ ...run.model, comparisons }, at)
    for (const key of ['m', 'u'] as const) {
      const total = fitted.levels.reduce((all, level) => all + level[key], 0)
      expect(total).toBeCloseTo(1, 1)
    }
    const model = { ...run.model, comparisons: run.model.comparisons.with(at, fitted) }
    const { scored } = await again.weigh(model)
    expect(scored.candidatePairs).toBe(run.scored.candidatePairs)
    const fresh = await dedupe(people, { id: 'id', model, floor: -6, train: false })
    expect([...scored.pairs.weight.subarray(0, scored.pairs.size)]).toEqual([
      ...fresh.scored.pairs.weight.subarray(0, fresh.scored.pairs.size),
    ])
  })
})
