/**
 * Draws the picture of docs/analysis.md: the match weights of the example file by truth, as the page
 * of an analysis shows them, in a file of its own.
 *
 *   node --conditions=source bench/analysis-picture.ts
 */

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pairPictures } from '../src/analysis/pair-pictures.ts'
import { weightsOf } from '../src/cli/analysis-page.ts'
import { readTable } from '../src/io/read-table.ts'
import { dedupe } from '../src/linker/dedupe.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import { weightsByTruthChart } from '../src/report/weights-by-truth-chart.ts'

const ROOT = resolve(import.meta.dirname, '..')
const WIDTH = 800
const HEIGHT = 340
const LEFT = 48

const STYLES = `text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#566272}
.mark-label,.threshold-label{fill:#1a2330;font-weight:550;paint-order:stroke;stroke:#fff;stroke-width:3px}
.grid{stroke:#dde2e8}.axis{stroke:#566272}.threshold{stroke:#1a2330;stroke-dasharray:3 2}
.near-zone{fill:#fdf3dc}.one-child{fill:#2b6cb0;stroke:#fff}.two-children{fill:#b8432f;stroke:#fff}
svg{overflow:visible}`

const table = await readTable([resolve(ROOT, 'examples/students.csv')])
const result = await dedupe(table, {
  id: 'record_id',
  model: 'student',
  truth: 'truth_id',
  ignore: ['truth_family', 'truth_twin', 'error_kinds'],
  floor: -16,
})
const persons = truthLabels(table, 'truth_id', result.prepared.keys.order)
const pictures = pairPictures(result, { kind: 'persons', persons })
if (pictures === undefined) throw new Error('no pair was scored')
const chart = String(
  weightsByTruthChart(weightsOf('examples', pictures.weights, result.model.thresholds), 1),
)
const svg = chart.slice(chart.indexOf('<svg'), chart.lastIndexOf('</svg>') + '</svg>'.length)
writeFileSync(
  resolve(ROOT, 'docs/weights-by-truth.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><style>${STYLES}</style><rect width="100%" height="100%" fill="#fff"/><svg x="${LEFT}" y="8" width="${WIDTH - LEFT - 16}" height="${HEIGHT - 8}">${svg}</svg></svg>\n`,
)
