import { type Html, html } from './html.ts'
import { STYLES } from './styles.ts'

// Blue and vermilion, told apart by every kind of colour vision, and never by colour alone: series
// have marks and dashes, sides have a direction, groups that fare worse have a sign.
const ANALYSIS: Html = html`
:root{--third:#7a5200;--fourth:#5d4a9c}
@media screen and (prefers-color-scheme:dark){:root{--third:#dba032;--fourth:#a99be8}}
.chart.wide-labels{padding-left:3.5rem}
.square{max-width:28rem}
.axis-name,.panel-name{font-size:.8125rem;color:var(--quiet);margin:.75rem 0 .25rem;max-width:none}
.panel-name{color:var(--text);font-weight:550}
.curve{fill:none;stroke-width:2;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.curve.thin{stroke-width:1}
.curve.ideal{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 3}
.series-1{stroke:var(--for)}
.series-2{stroke:var(--against)}
.series-3{stroke:var(--third)}
.series-4{stroke:var(--fourth)}
.curve.series-2{stroke-dasharray:7 3}
.curve.series-3{stroke-dasharray:2 2}
.curve.series-4{stroke-dasharray:9 3 2 3}
.mark{fill:var(--page);stroke-width:2}
.curve-dot{fill:var(--for)}
.curve-label{font-size:12px;fill:var(--quiet);paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
.threshold-label{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
.mark-label{font-size:12px;fill:var(--text);font-weight:550;paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
.legend-mark{display:inline-block;vertical-align:-.125rem;margin-right:.25rem}
.interval{stroke-width:2}
.interval.even,.interval.worse{stroke-width:3}
.interval.even,.dot.even{stroke:var(--quiet);fill:var(--quiet)}
.interval.worse,.dot.worse{stroke:var(--against);fill:var(--against)}
.zero-line{stroke:var(--quiet);stroke-width:1}
.one-child{fill:var(--for);background:var(--for)}
.two-children{fill:var(--against);background:var(--against)}
.unknown-truth{fill:var(--non);background:var(--non)}
.histogram rect.one-child,.histogram rect.two-children{stroke:var(--page);stroke-width:1}
.point{fill-opacity:.55}
.under{display:block;white-space:normal}
.fairness,.changes{max-width:52rem}
.fairness th:first-child{width:38%}
.fairness .number{width:7.5rem}
.fairness .axis-cell{vertical-align:bottom}
.warning{color:var(--against);padding-right:.125rem}
.changes th:first-child{width:38%}
.changes .number{width:8.5rem}
.changes,.matrix{margin:.75rem 0 1rem}
caption.seen{text-align:left;font-weight:550;padding:.25rem 0}
.matrix td,.matrix th{padding-left:.5rem}
.matrix th:first-child{padding-left:0}
.same-decision{color:var(--quiet)}
.moved{font-weight:650;background:var(--near-zone)}
.scroll table.data th,.scroll table.data td,.scroll table.matrix th,.scroll table.matrix td{min-width:0}
.scroll table.data th:first-child,.scroll table.matrix th:first-child{min-width:5.5rem}
.alone{max-width:36rem;margin-top:.5rem}
.lead-verdict{border-left:3px solid var(--for);padding-left:.75rem}
.three{display:grid;grid-template-columns:minmax(0,1fr);gap:1.25rem 2rem;margin-top:.75rem}
.three h4{margin:0 0 .25rem;font-size:.875rem;font-weight:600}
.three .records{table-layout:fixed}
@media (min-width:56rem){.three{grid-template-columns:repeat(2,minmax(0,1fr))}.three>.records-side{grid-column:1/-1}}
@media print{
.chart,.fairness,.changes,.matrix{break-inside:avoid}
.three{grid-template-columns:repeat(2,minmax(0,1fr));gap:5mm}
.three>.records-side{grid-column:1/-1}
rect,circle,path,.moved{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`

/** The styles of a page of analysis. */
export const ANALYSIS_STYLES: Html = html`${STYLES}${ANALYSIS}`
