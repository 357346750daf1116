import { html } from '../html.ts'
import type { Section } from '../section.ts'

/** The words of the page, for readers who meet record linkage for the first time. */
export function glossarySection(): Section {
  return {
    id: 'glossary',
    title: 'Glossary',
    body: html`<dl class="glossary">
<dt>Match weight</dt><dd>How strongly the evidence speaks for two records being one child, in bits. At 0 the odds are even; each bit doubles them, so +10 is about 1,000 to 1 for, −10 about 1,000 to 1 against.</dd>
<dt>Match, near match, non-match</dt><dd>At or above the upper threshold two records are joined, unless something forbids it. Below the lower threshold they are left apart. Between them lies a near match: a person decides.</dd>
<dt>m</dt><dd>How often an outcome, such as “birth dates agree”, occurs among pairs that are one child.</dd>
<dt>u</dt><dd>How often the same outcome occurs among pairs that are not.</dd>
<dt>Prior</dt><dd>The weight before any field is looked at: how likely two records picked at random are one child. In a large file that is very unlikely, so it starts far below zero.</dd>
<dt>Candidate pair, blocking</dt><dd>Comparing every record with every other is not feasible. Blocking rules pick the pairs worth comparing, by keys that both records share; a true pair that shares none is missed.</dd>
<dt>Person, cluster</dt><dd>The records held to be one child.</dd>
<dt>Review item</dt><dd>Two persons with at least one near match between them: one question for a reviewer, however many records are involved.</dd>
<dt>Precision, recall, F1</dt><dd>Of the pairs joined, the share that is right; of the pairs that should be joined, the share that is; and their harmonic mean. B-cubed takes the same averages over records, so that large clusters don’t dominate.</dd>
</dl>`,
  }
}
