import type { ModelShift } from './analysis-data.ts'
import { linearAxis } from './axis.ts'
import type { DataTable } from './data-table.ts'
import { dataText, shorten } from './data-text.ts'
import { type Html, html, NOTHING } from './html.ts'
import { formatBits, formatCount, formatCounted } from './number-format.ts'
import { down, plotSvg } from './plot.ts'
import { percent, scaleOver } from './svg-scale.ts'

const DECISIONS = ['match', 'near match', 'non-match'] as const
const HEIGHT = 320

/** A kind of change, and what the truth says of its pairs. */
interface Change {
  readonly from: number
  readonly to: number
  readonly pairs: number
  readonly oneChild: number
  readonly twoChildren: number
}

function changesOf({ decisions, oneChild, twoChildren }: ModelShift): readonly Change[] {
  return decisions.flatMap((row, from) =>
    row.flatMap((pairs, to) =>
      from === to
        ? []
        : [
            {
              from,
              to,
              pairs,
              oneChild: oneChild[from]![to]!,
              twoChildren: twoChildren[from]![to]!,
            },
          ],
    ),
  )
}

/** Pairs of records by what either model decided. */
export function decisionMatrix({ first, second, decisions }: ModelShift): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Pairs by both decisions"><table class="matrix narrow"><caption class="seen">Pairs of records by both decisions</caption>
<thead><tr><th scope="col">${dataText(first)} ↓ <small>${dataText(second)} →</small></th>${DECISIONS.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${decisions.map((row, from) => html`<tr><th scope="row">${DECISIONS[from]!}</th>${row.map((pairs, to) => html`<td class="number${from === to ? ' same-decision' : pairs > 0 ? ' moved' : ''}">${formatCount(pairs)}</td>`)}</tr>`)}</tbody></table></div>`
}

/** One bar for each kind of change, split by what is so. */
export function changeBars(shift: ModelShift): Html {
  const changes = changesOf(shift)
  const most = changes.reduce((largest, { pairs }) => Math.max(largest, pairs), 1)
  return html`<table class="changes"><caption class="seen">What changes, and whether it is right</caption>
<thead><tr><th scope="col">Decision</th><th scope="col">Pairs that change</th><th scope="col" class="number">Pairs</th></tr></thead>
<tbody>${changes.map((change) => changeRow(change, most))}</tbody></table>`
}

function changeRow({ from, to, pairs, oneChild, twoChildren }: Change, most: number): Html {
  const unknown = pairs - oneChild - twoChildren
  let start = 0
  const part = (count: number, style: string, words: string): Html => {
    if (count <= 0) return NOTHING
    const x = percent(start)
    start += count / most
    return html`<rect class="${style}" x="${x}" y="50%" transform="translate(0,-7)" width="${percent(count / most)}" height="14"><title>${formatCounted(count, 'pair')} ${words}</title></rect>`
  }
  const known =
    oneChild + twoChildren === 0
      ? NOTHING
      : html`<small class="under">${formatCount(oneChild)} one child, ${formatCount(twoChildren)} two</small>`
  return html`<tr><th scope="row">${DECISIONS[from]!} → ${DECISIONS[to]!}</th><td class="plot-cell"><svg class="cell-plot" aria-hidden="true" width="100%" height="100%">${part(oneChild, 'one-child', 'of one child')}${part(twoChildren, 'two-children', 'of two children')}${part(unknown, 'unknown-truth', 'whose truth is not known')}</svg></td><td class="number">${formatCount(pairs)}${known}</td></tr>`
}

/** Changed pairs by their weight under both models: a pair below the diagonal lost weight. */
export function weightScatter(shift: ModelShift, number: number): Html {
  const { changes, first, second, firstThresholds, secondThresholds } = shift
  if (changes.length === 0) return NOTHING
  const x = linearAxis(
    scaleOver(
      [...changes.map((it) => it.firstWeight), firstThresholds.lower, firstThresholds.upper],
      0.05,
    ),
    7,
    formatBits,
  )
  const y = linearAxis(
    scaleOver(
      [...changes.map((it) => it.secondWeight), secondThresholds.lower, secondThresholds.upper],
      0.05,
    ),
    7,
    formatBits,
  )
  const upright = [firstThresholds.lower, firstThresholds.upper].map((bits) =>
    percent(x.place(bits)),
  )
  const level = [secondThresholds.lower, secondThresholds.upper].map((bits) =>
    down(y.place(bits), HEIGHT),
  )
  const styles = {
    'one-child': 'one-child',
    'two-children': 'two-children',
    unknown: 'unknown-truth',
  }
  const plot = plotSvg(
    {
      id: `shift-${number}`,
      title: `Weights of changed pairs under ${shorten(first)} and ${shorten(second)}`,
      description: `${formatCounted(changes.length, 'changed pair')}: across, the weight under the first model; up, under the second.`,
      height: HEIGHT,
      x,
      y,
    },
    [
      ...upright.map(
        (at) => html`<line class="threshold" x1="${at}" x2="${at}" y1="0" y2="100%"/>`,
      ),
      ...level.map((at) => html`<line class="threshold" x1="0" x2="100%" y1="${at}" y2="${at}"/>`),
      ...changes.map(({ firstWeight, secondWeight, truth }) => {
        const [at, from] = [percent(x.place(firstWeight)), down(y.place(secondWeight), HEIGHT)]
        if (truth !== 'two-children')
          return html`<circle class="point ${styles[truth]}" cx="${at}" cy="${from}" r="3.5"/>`
        return html`<rect class="point two-children" x="${at}" y="${from}" width="6.5" height="6.5" transform="translate(-3.25,-3.25)"/>`
      }),
    ],
  )
  return html`<p class="axis-name">Match weight in bits under ${dataText(second)}</p><div class="chart">${plot}</div><p class="axis-title">Match weight in bits under ${dataText(first)}; dashed: the thresholds of each</p>`
}

/** The matrices of all compared pairs of models. */
export function decisionTable(shifts: readonly ModelShift[]): DataTable {
  return {
    name: 'decisions',
    columns: [
      { name: 'first', title: 'First', format: 'text' },
      { name: 'second', title: 'Second', format: 'text' },
      { name: 'from', title: 'First decides', format: 'text' },
      { name: 'to', title: 'Second decides', format: 'text' },
      { name: 'pairs', title: 'Pairs', format: 'count' },
      { name: 'one_child', title: 'Known: one child', format: 'count' },
      { name: 'two_children', title: 'Known: two children', format: 'count' },
    ],
    rows: shifts.flatMap(({ first, second, decisions, oneChild, twoChildren }) =>
      decisions.flatMap((row, from) =>
        row.map((pairs, to) => [
          first,
          second,
          DECISIONS[from]!,
          DECISIONS[to]!,
          pairs,
          oneChild[from]![to]!,
          twoChildren[from]![to]!,
        ]),
      ),
    ),
  }
}

/** The points of all scatter plots. */
export function scatterTable(shifts: readonly ModelShift[]): DataTable {
  return {
    name: 'changed-weights',
    columns: [
      { name: 'first', title: 'First', format: 'text' },
      { name: 'second', title: 'Second', format: 'text' },
      { name: 'first_weight', title: 'Weight under the first', format: 'weight' },
      { name: 'second_weight', title: 'Weight under the second', format: 'weight' },
      { name: 'truth', title: 'Truth', format: 'text' },
    ],
    rows: shifts.flatMap(({ first, second, changes }) =>
      changes.map(({ firstWeight, secondWeight, truth }) => [
        first,
        second,
        firstWeight,
        secondWeight,
        truth.replace('-', ' '),
      ]),
    ),
  }
}
