import { type Html, html } from './html.ts'

const COLOURS: Html = html`
:root{color-scheme:light;--page:#fff;--raised:#f6f7f9;--text:#1a2330;--quiet:#566272;--rule:#dde2e8;--link:#1d5a96;--match:#2b6cb0;--near:#b87700;--non:#7f8a99;--near-zone:#fdf3dc;--for:#2b6cb0;--against:#b8432f;--total:#1a2330;--earlier:#8296b0;--track:#eef1f4;--mark:#ffe2a8;--warn:#8a5a00;--warn-page:#fff8e8}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--page:#12171e;--raised:#1b222c;--text:#e4e9ef;--quiet:#9eabba;--rule:#2f3945;--link:#85b8ec;--match:#5b9bdd;--near:#dba032;--non:#69758a;--near-zone:#2b2617;--for:#5b9bdd;--against:#e07a66;--total:#d5dce5;--earlier:#5b6d84;--track:#232c37;--mark:#6b4b06;--warn:#e8b95a;--warn-page:#262013}}
`

const BASE: Html = html`
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;padding:0 1rem 4rem;max-width:76rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Open Sans","Noto Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;font-weight:650;text-wrap:balance}
h1{font-size:1.75rem;margin:0 0 .25rem;letter-spacing:-.012em}
h2{font-size:1.3rem;margin:0 0 .75rem;letter-spacing:-.006em}
h3{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:0 0 .75rem;max-width:46rem}
a{color:var(--link);text-underline-offset:.15em}
small{font-size:.8125rem;color:var(--quiet);font-weight:400}
summary{cursor:pointer;padding:.375rem 0}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.25rem .5rem}
.page-head{padding:2.25rem 0 1.25rem;border-bottom:1px solid var(--rule)}
.byline{color:var(--quiet);font-size:.9375rem;margin:0}
.confidential{margin:1rem 0 0;padding:.5rem .75rem;max-width:none;border-left:3px solid var(--near);background:var(--warn-page);font-size:.9375rem}
nav ul{list-style:none;margin:0;padding:.875rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1.125rem;font-size:.9375rem}
nav a{text-decoration:none;display:inline-block;padding:.125rem 0}
nav a:hover{text-decoration:underline}
section{padding:1.5rem 0 1.25rem}
section+section{border-top:1px solid var(--rule)}
.lead{font-size:1.1875rem;line-height:1.45;text-wrap:pretty}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(8.75rem,100%),1fr));gap:.75rem;margin:1rem 0 0}
.card{background:var(--raised);border-radius:6px;padding:.75rem .875rem .8125rem;border-top:3px solid transparent}
.card.act{border-top-color:var(--near)}
.card dt{font-size:.875rem;color:var(--quiet)}
.card dd{margin:0}
.figure{font-size:1.625rem;line-height:1.25;font-weight:620;font-variant-numeric:tabular-nums;letter-spacing:-.01em;margin:.125rem 0}
.note{font-size:.8125rem;line-height:1.4;color:var(--quiet)}
.notes{padding-left:1.125rem;max-width:52rem}
.notes li{margin:.25rem 0}
.glossary{max-width:46rem;margin:0}
.glossary dt{font-weight:620}
.glossary dd{margin:0 0 .75rem}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.5rem;margin:0}
.facts dt{color:var(--quiet)}
.facts dd{margin:0}
.hash{font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;word-break:break-all}
@media (max-width:30rem){.card.act{grid-column:1/-1}}
@media (min-width:72rem){.page{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:2.5rem}nav ul{position:sticky;top:0;display:block;padding:1.75rem 0}nav li{padding:.1875rem 0}}
`

const TABLES: Html = html`
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums}
table.narrow{width:auto;min-width:min(18rem,100%)}
th,td{padding:.3125rem .625rem .3125rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule);unicode-bidi:plaintext}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:500;color:var(--quiet);vertical-align:bottom}
tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
.number+:not(.number){padding-left:1rem}
.scroll{overflow-x:auto}
.scroll table:not(.evidence) th,.scroll table:not(.evidence) td{min-width:4.5rem;max-width:22rem}
td.hash{min-width:11rem}
.group{font-weight:620;padding-top:.875rem}
.evidence th:first-child:not(.group){width:34%}
.evidence th:first-child{min-width:6.25rem}
.evidence .plot-cell{width:38%;min-width:3.75rem}
.scroll table:not(.evidence) th:first-child{min-width:8.5rem}
.plot-cell{position:relative;padding:0}
.cell-plot{position:absolute;inset:0}
details{margin:.75rem 0}
.cluster{border-top:1px solid var(--rule);margin:0}
.members{width:max-content;min-width:100%}
.scroll table.members th,.scroll table.members td{min-width:4rem;padding-left:.375rem;overflow-wrap:break-word}
.scroll table.members th:first-child{min-width:6rem;padding-left:0}
.members tbody th{position:sticky;left:0;background:var(--page);max-width:9rem;font-weight:550}
.odd{background:var(--near-zone)}
.odd::before{content:"≠ ";content:"≠ " / "unlike the others: ";font-weight:700;color:var(--warn)}
.missing td,td.missing{color:var(--quiet)}
`

const CHARTS: Html = html`
figure{margin:0}
figcaption{font-size:.875rem;color:var(--quiet);max-width:46rem;margin:.5rem 0}
svg{display:block}
.chart{padding:0 .75rem 0 2.75rem}
.histogram{overflow:visible}
.plot{overflow:visible}
.tick,.threshold-label{font-size:12px;fill:var(--quiet);font-variant-numeric:tabular-nums}
.threshold-label{fill:var(--text)}
.axis-title{text-align:center;font-size:.8125rem;color:var(--quiet);margin:.25rem 0 .5rem;max-width:none}
.axis{stroke:var(--quiet);stroke-width:1}
.grid{stroke:var(--rule);stroke-width:1}
.threshold{stroke:var(--text);stroke-width:1;stroke-dasharray:3 2}
.connector{stroke:var(--quiet);stroke-width:1}
.zone-match{fill:var(--match);background:var(--match)}
.zone-near-match{fill:var(--near);background:var(--near)}
.zone-non-match{fill:var(--non);background:var(--non)}
.histogram rect[class^=zone]{stroke:var(--page);stroke-width:1}
.near-zone{fill:var(--near-zone);background:var(--near-zone)}
.for{fill:var(--for);background:var(--for)}
.against{fill:var(--against);background:var(--against)}
.total{fill:var(--total)}
.prior{fill:var(--non);background:var(--non)}
.zero{stroke:var(--rule);stroke-width:1}
.earlier{fill:var(--earlier);background:var(--earlier)}
.new{fill:var(--match);background:var(--match)}
.track{fill:var(--track)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;font-size:.875rem}
.swatch{display:inline-block;width:.75rem;height:.75rem;margin-right:.4375rem;border-radius:2px;vertical-align:-.0625rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.swatch.near-zone{border:1px dashed var(--text)}
.blocking-bars{list-style:none;margin:0;padding:0;max-width:52rem}
.blocking-bars li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1875rem 1rem;padding:.375rem 0;font-size:.875rem;line-height:1.35}
.blocking-bar{grid-column:1/-1}
.blocking-bar .new{stroke:var(--page);stroke-width:1}
.rule-pairs{font-variant-numeric:tabular-nums;text-align:right}
`

const PAIRS: Html = html`
.pair{padding:1.25rem 0 1.5rem;border-top:1px solid var(--rule)}
.pair header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.125rem 1.5rem}
.pair h3{margin:0;font-size:1.0625rem}
.ordinal{display:inline-block;min-width:1.5rem;color:var(--quiet);font-weight:400;font-variant-numeric:tabular-nums}
.verdict{margin:0;font-size:.9375rem;font-variant-numeric:tabular-nums}
.reason{margin:.5rem 0 0;padding-left:.75rem;border-left:3px solid var(--near)}
.sides{display:grid;grid-template-columns:minmax(0,1fr);gap:1.25rem 2.5rem;margin-top:.75rem}
.sides table{table-layout:fixed}
.records thead td,.sign{width:1.375rem}
.records th:nth-child(2){width:27%}
.records tbody th{color:var(--quiet)}
.records thead th:nth-child(n+3){color:var(--text);font-weight:600}
.records thead small{display:block}
.sign{font-weight:700;text-align:left}
.same .sign{font-weight:400;color:var(--quiet)}
.different td:nth-child(n+3){font-weight:600}
.different .sign{color:var(--against)}
mark{background:var(--mark);color:inherit;border-radius:2px;box-shadow:0 0 0 1px var(--mark);text-decoration:underline 1px;text-underline-offset:.2em}
mark:empty{display:none}
.absent{font-size:.8125rem;color:var(--quiet);margin:.375rem 0 0}
.absent:empty{display:none}
.waterfall th,.waterfall td{border-bottom:0}
.waterfall thead th,.waterfall thead td{vertical-align:bottom}
.waterfall th:first-child{width:40%}
.waterfall .number{width:3.25rem}
.waterfall tfoot th,.waterfall tfoot td{border-top:1px solid var(--rule);font-weight:620;padding-top:.4375rem;padding-bottom:.4375rem}
.waterfall tfoot small{display:block}
@media (min-width:56rem){.sides{grid-template-columns:minmax(0,1.05fr) minmax(0,1fr)}}
`

const PRINT: Html = html`
@page{size:A4;margin:14mm 13mm}
@page wide{size:A4 landscape}
@media print{
body{padding:0;max-width:none;font-size:10pt}
nav,.skip,.numbers{display:none}
.page{display:block}
.page-head{padding-top:0}
section{padding:5mm 0 3mm}
h2,h3,summary,dt{break-after:avoid}
figure,.card,.pair,.histogram,.notes li,tr,.blocking-bars li{break-inside:avoid}
.card{border:1px solid var(--rule)}
.cards{grid-template-columns:repeat(auto-fit,minmax(26mm,1fr));gap:2mm}
.card{padding:2mm}
.figure{font-size:14pt}
.note{font-size:7.5pt}
table{font-size:8pt}
.pair{padding:3mm 0}
.pair table{font-size:7.5pt;line-height:1.25}
.pair th,.pair td:not(.plot-cell){padding-top:.4mm;padding-bottom:.4mm}
.absent{font-size:7pt}
.pair small{font-size:7pt}
.sides{grid-template-columns:minmax(0,1.05fr) minmax(0,1fr);gap:6mm}
.scroll{overflow:visible}
details::details-content{content-visibility:visible;block-size:auto;opacity:1}
summary{list-style:none}
#clusters{page:wide}
.cluster{break-inside:avoid}
.members{width:100%;font-size:7pt}
.scroll table.members th,.scroll table.members td,.scroll table.members th:first-child{min-width:0;max-width:none;overflow-wrap:anywhere;padding-right:1mm}
.members tbody th{position:static}
mark,.odd,.confidential,.near-zone,.card{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
}
`

/** The page's whole style sheet: one palette for light and paper, one for dark. */
export const STYLES: Html = html`${COLOURS}${BASE}${TABLES}${CHARTS}${PAIRS}${PRINT}`
