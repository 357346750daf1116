import { dataText } from './data-text.ts'
import { type Html, html } from './html.ts'
import { formatCount } from './number-format.ts'
import type { ReportData } from './report-data.ts'
import { percent, place } from './svg-scale.ts'

/**
 * What the blocking rules add up to, one bar per rule: pairs that earlier rules had found already,
 * then the new ones. The last bar's end is the number of candidate pairs.
 */
export function blockingChart(
  rules: readonly Pick<
    ReportData['blocking']['rules'][number],
    'name' | 'newPairs' | 'cumulativePairs'
  >[],
): Html {
  const most = rules.reduce((largest, rule) => Math.max(largest, rule.cumulativePairs), 1)
  return html`<ol class="blocking-bars">
${rules.map((rule) => {
  const scale = { from: 0, to: most }
  const before = place(scale, rule.cumulativePairs - rule.newPairs)
  const after = place(scale, rule.cumulativePairs)
  return html`<li><span class="rule">${dataText(rule.name)}</span> <span class="rule-pairs">+${formatCount(rule.newPairs)}</span><svg class="blocking-bar" aria-hidden="true" width="100%" height="12"><rect class="track" x="0" y="0" width="100%" height="12"/><rect class="earlier" x="0" y="0" width="${percent(before)}" height="12"/><rect class="new" x="${percent(before)}" y="0" width="${percent(Math.max(0, after - before))}" height="12"/></svg></li>`
})}
</ol>`
}
