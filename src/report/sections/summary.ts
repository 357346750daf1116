import { type Html, html, NOTHING } from '../html.ts'
import {
  formatAverage,
  formatBits,
  formatCount,
  formatCounted,
  formatShare,
} from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'

/** What was found, in one sentence and in headline figures. */
export function summarySection(data: ReportData): Section {
  return {
    id: 'summary',
    title: 'Summary',
    body: html`${sentence(data)}${headline(data)}${quality(data)}`,
  }
}

function sentence({ counts }: ReportData): Html {
  const review =
    counts.reviewItems === 0
      ? 'Nothing is left for a person to decide.'
      : `${formatCounted(counts.reviewItems, 'question')} ${counts.reviewItems === 1 ? 'is' : 'are'} left for a person to decide.`
  return html`<p class="lead">${formatCounted(counts.records, 'record')} ${counts.records === 1 ? 'belongs' : 'belong'} to ${formatCounted(counts.clusters, 'person', 'persons')}. ${review}</p>`
}

function headline({ counts, thresholds }: ReportData): Html {
  const perRecord = counts.records === 0 ? 0 : counts.candidatePairs / counts.records
  const cards = [
    card(
      'Records',
      formatCount(counts.records),
      `${formatCounted(counts.recordsInClustersOfSeveral, 'record')} share a person with another`,
    ),
    card(
      'Persons found',
      formatCount(counts.clusters),
      `${formatCount(counts.clustersOfSeveral)} with two or more records`,
    ),
    card(
      'Matches',
      formatCount(counts.matches),
      `pairs held to be one child, of ${formatCount(counts.candidatePairs)} compared (${formatAverage(perRecord)} per record)`,
    ),
    card(
      'Near matches',
      formatCount(counts.nearMatches),
      `pairs not joined, from ${formatBits(thresholds.lower)} bits up`,
    ),
    card(
      'Review items',
      formatCount(counts.reviewItems),
      'pairs of persons that someone should look at',
      counts.reviewItems > 0 ? 'act' : '',
    ),
  ]
  return html`<dl class="cards">${cards}</dl>`
}

function card(name: string, figure: string, note: string, kind: '' | 'act' = ''): Html {
  return html`<div class="card ${kind}"><dt>${name}</dt><dd class="figure">${figure}</dd><dd class="note">${note}</dd></div>`
}

function quality({ quality }: ReportData): Html {
  if (quality === undefined) return NOTHING
  const { pairwise, bCubed } = quality
  return html`<h3>Measured against the truth given</h3>
<dl class="cards">
${card('Precision', formatShare(pairwise.precision), `of the pairs joined are right; B-cubed ${formatShare(bCubed.precision)}`)}
${card('Recall', formatShare(pairwise.recall), `of the true pairs are joined; B-cubed ${formatShare(bCubed.recall)}`)}
${card('F1', formatShare(pairwise.f1), `the two in one figure; B-cubed ${formatShare(bCubed.f1)}`)}
${card('Recall with near matches', formatShare(quality.recallWithNearMatches), 'if every right near match is accepted')}
${card('Blocking recall', formatShare(quality.blockingRecall), 'of the true pairs were compared at all')}
${card('Review load', formatAverage(quality.reviewPerThousand), 'review items per 1,000 records')}
</dl>`
}
