import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { CsvWriter } from '../io/csv-writer.ts'
import { createOutputFolder } from '../io/output-folder.ts'
import { readOut } from '../registry/read-out.ts'
import { probabilityText, weightText } from '../results/weight-text.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import { ProgressBar } from './progress-bar.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import { withRegistry } from './with-registry.ts'

const FILES = ['clusters.csv', 'links.csv']
const CLUSTERS = ['source', 'record_id', 'cluster_id']
const LINKS = [
  'left_source',
  'left_id',
  'right_source',
  'right_id',
  'match_weight',
  'match_probability',
  'decision',
]

export const EXPORT: RegistryCommand = {
  operands: 'DIR --out FOLDER',
  summary: 'writes who is who: clusters.csv and links.csv',
  options: { out: { type: 'string' }, force: { type: 'boolean' } },
  help: `Writes the registry as dedupe writes its results, as of one instant.

  --out FOLDER       a folder that is empty or absent (required)
  --force            replace the results in FOLDER; other files there stay

  clusters.csv   source,record_id,cluster_id: every record; the cluster is its person's id
  links.csv      every pair at or above the lower threshold: match or near-match

Example
  nearmatch registry export children --out snapshot
`,
  run,
}

async function run(call: RegistryCall): Promise<void> {
  const [dir] = call.operands('DIR')
  const out = call.text('out')
  if (out === undefined) throw call.wrong('--out FOLDER is missing.')
  await withRegistry(dir!, { readOnly: true }, async (registry) => {
    await using folder = await createOutputFolder(out, {
      force: call.flag('force'),
      replaces: FILES,
    })
    call.interrupt.beforeForcedExit(() =>
      rmSync(folder.path('.'), { recursive: true, force: true }),
    )
    using progress = new ProgressBar(!call.flag('quiet'))
    using clusters = CsvWriter.open(folder.path('clusters.csv'))
    using links = CsvWriter.open(folder.path('links.csv'))
    clusters.row(CLUSTERS)
    links.row(LINKS)
    const counts = { records: 0, links: 0 }
    progress.update({ stage: 'write', done: 0 })
    registry.read((view) =>
      readOut(view, {
        record: ({ source, id }, person) => {
          counts.records++
          clusters.row([source, id, person])
        },
        link: ({ left, right, weight, decision }) => {
          counts.links++
          const probability = probabilityText(statedProbability(weight, registry.model.calibration))
          links.row([
            ...[left.source, left.id, right.source, right.id],
            weightText(weight),
            probability,
            decision,
          ])
        },
      }),
    )
    clusters.close()
    links.close()
    progress[Symbol.dispose]()
    await folder.commit()
    await call.answer({ out: resolve(out), ...counts })
  })
}
