/**
 * Writes the figures of the shipped `student` model: fitted to generated students, so that a registry
 * decides from its first record. Run again whenever the preset's rules or comparisons change.
 *
 *   node --conditions=source bench/ship-student-model.ts [--rows 300000] [--seed 4242]
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dedupe } from '../src/linker/dedupe.ts'
import type { FrequencyTable, LinkageModel } from '../src/model/linkage-model.ts'
import { studentModel } from '../src/model/presets/student.ts'
import { FREQUENCY_UNIT } from '../src/model/presets/student-shipped.ts'
import { studentFile } from './speed/student-file.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string' }, seed: { type: 'string' } },
})
const rows = Number(values.rows ?? 300_000)
const seed = Number(values.seed ?? 4242)
const target = fileURLToPath(new URL('../src/model/presets/data/', import.meta.url))

const model = await fitted()
writeFileSync(join(target, 'student-weights.ts'), weightsModule(model))
writeFileSync(join(target, 'student-frequencies.ts'), frequenciesModule(model))

async function fitted(): Promise<LinkageModel> {
  const { path } = await studentFile(rows, seed)
  const result = await dedupe(path, {
    model: studentModel,
    id: 'record_id',
    ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
  })
  return result.model
}

function weightsModule({ comparisons, prior, blocking }: LinkageModel): string {
  const probabilities = Object.fromEntries(
    comparisons.map(({ name, levels, dependence }) => [
      name,
      {
        m: levels.map(({ m }) => round(m)),
        u: levels.map(({ u }) => round(u)),
        ...(dependence === undefined
          ? {}
          : { beside: { m: dependence.m!.map(rounded), u: dependence.u!.map(rounded) } }),
      },
    ]),
  )
  const { matchesPerRecord, siblingsPerRecord, twinsPerRecord } = prior
  const shipped = {
    records: rows,
    prior: {
      matchesPerRecord: round(matchesPerRecord),
      siblingsPerRecord: round(siblingsPerRecord),
      twinsPerRecord: round(twinsPerRecord),
      population: rows,
    },
    probabilities,
    ...(blocking.confirmAbove === undefined ? {} : { confirmAbove: blocking.confirmAbove }),
    overfull: (blocking.overfull ?? []).map(({ rule, key, parts }) => `${rule}:${key}:${parts}`),
  }
  return `/**
 * What the shipped \`student\` model learnt from generated students; \`overfull\` as rule:key:parts.
 * Written by bench/ship-student-model.ts; do not edit.
 *
 * @module
 */
import type { ShippedWeights } from '../student-shipped.ts'

export const STUDENT_WEIGHTS: ShippedWeights = ${JSON.stringify(shipped, null, 2)}
`
}

function frequenciesModule({ frequencies }: LinkageModel): string {
  if (frequencies === undefined) throw new Error('the fitted model has no frequencies')
  return `/**
 * How common name tokens are among generated students, as token:frequency in units of 10⁻⁷; only
 * tokens seen at least ten times. Their names come from the sources of the synthetic students (see
 * NOTICE). Written by bench/ship-student-model.ts; do not edit.
 *
 * @module
 */
import type { ShippedFrequencies } from '../student-shipped.ts'

export const GIVEN_FREQUENCIES: ShippedFrequencies = ${tableText(frequencies.given)}

export const SURNAME_FREQUENCIES: ShippedFrequencies = ${tableText(frequencies.surname)}
`
}

function tableText({ floor, collision, values: named }: FrequencyTable): string {
  const entries = Object.entries(named).map(
    ([token, frequency]) => `${token}:${Math.max(1, Math.round(frequency / FREQUENCY_UNIT))}`,
  )
  const lines: string[] = ['']
  for (const entry of entries) {
    const line = lines.at(-1)!
    if (line.length + entry.length < 98) lines[lines.length - 1] = `${line}${entry},`
    else lines.push(`${entry},`)
  }
  return `{
  floor: ${round(floor)},
  collision: ${round(collision)},
  values: \`
${lines.join('\n')}
\`,
}`
}

function rounded(row: readonly number[]): number[] {
  return row.map(round)
}

/** Six digits are more than a fit can know. */
function round(value: number): number {
  return Number(value.toPrecision(6))
}
