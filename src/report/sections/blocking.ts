import { blockingChart } from '../blocking-chart.ts'
import { shorten } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatCount, formatCounted, formatShare } from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'

/** Which pairs were looked at, what each rule cost and added, and what blocking may have missed. */
export function blockingSection({ blocking, counts }: ReportData): Section {
  const body =
    blocking.rules.length === 0
      ? html`${recall(blocking)}<p>There were no blocking rules.</p>`
      : html`${recall(blocking)}
<figure><figcaption>Pairs that each rule adds to those of the rules before it; ${formatCounted(counts.candidatePairs, 'candidate pair')} in all.</figcaption>
${blockingChart(blocking.rules)}
<ul class="legend"><li><span class="swatch earlier"></span>found by earlier rules</li><li><span class="swatch new"></span>new</li></ul></figure>
<h3>Cost of each rule</h3>${ruleTable(blocking.rules)}${splitting(blocking)}${worstBlocks(blocking.worst)}`
  return { id: 'blocking', title: 'Blocking', body }
}

function recall({ recall }: ReportData['blocking']): Html {
  if (recall === undefined) {
    return html`<p>Only pairs that share a blocking key are compared. How many true pairs share none is not known for this run.</p>`
  }
  const source = recall.estimated
    ? 'estimated by capture–recapture between the rules, and an upper bound: rules fail together'
    : 'measured against the truth given'
  return html`<p>Only pairs that share a blocking key are compared: <b>${recall.estimated ? 'at most ' : ''}${formatShare(recall.value)}</b> of the true pairs do (${source}).</p>`
}

function ruleTable(rules: ReportData['blocking']['rules']): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Cost of each blocking rule"><table><thead><tr><th scope="col">Rule</th><th scope="col" class="number">Blocks</th><th scope="col" class="number">Pairs</th><th scope="col" class="number">New pairs</th><th scope="col" class="number">So far</th><th scope="col" class="number">Blocks split</th></tr></thead>
<tbody>${rules.map((rule) => html`<tr><th scope="row">${shorten(rule.name)}</th><td class="number">${formatCount(rule.blocks)}</td><td class="number">${formatCount(rule.pairs)}</td><td class="number">${formatCount(rule.newPairs)}</td><td class="number">${formatCount(rule.cumulativePairs)}</td><td class="number">${formatCount(rule.split)}</td></tr>`)}</tbody></table></div>`
}

function splitting({ rules, splitRecallCost }: ReportData['blocking']): Html {
  const split = rules.filter((rule) => rule.split > 0)
  if (split.length === 0) return NOTHING
  const blocks = split.reduce((sum, rule) => sum + rule.split, 0)
  const cost =
    splitRecallCost === 0
      ? html`Finer keys were enough: no pair was set apart by chance.`
      : html`Where no finer key was left, chance set pairs apart: about <b>${formatShare(splitRecallCost)}</b> of the true pairs that share a key of the rules. Usually it is less, as true pairs share more keys than others do, one rule finds what another lost, and a cluster may hold both records all the same.`
  return html`<h3>What splitting gave up</h3><p>${formatCounted(blocks, 'block')} held too many records to compare each with each, and ${blocks === 1 ? 'was' : 'were'} split. ${cost}</p>
<div class="scroll" tabindex="0" role="region" aria-label="What splitting gave up"><table><thead><tr><th scope="col">Rule</th><th scope="col" class="number">Pairs unsplit</th><th scope="col" class="number">Set apart by chance</th><th scope="col" class="number">True pairs lost, about</th></tr></thead>
<tbody>${split.map((rule) => html`<tr><th scope="row">${shorten(rule.name)}</th><td class="number">${formatCount(rule.unsplitPairs)}</td><td class="number">${formatCount(rule.cutPairs)}</td><td class="number">${formatShare(rule.splitRecallCost)}</td></tr>`)}</tbody></table></div>`
}

function worstBlocks(worst: ReportData['blocking']['worst']): Html {
  if (worst.length === 0) return NOTHING
  return html`<h3>Largest blocks</h3><p>Share is the block’s part of all pairs its rule would make if no block were split.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Largest blocks"><table><thead><tr><th scope="col">Rule</th><th scope="col" class="number">Records</th><th scope="col" class="number">Share</th><th scope="col">Split</th></tr></thead>
<tbody>${worst.map((block) => html`<tr><th scope="row">${shorten(block.rule)}</th><td class="number">${formatCount(block.records)}</td><td class="number">${formatShare(block.share)}</td><td>${block.split ? 'yes' : 'no'}</td></tr>`)}</tbody></table></div>`
}
