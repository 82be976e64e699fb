import { LOOK } from "./marks.ts";

/** The look of the report as print CSS: sizes and spaces of packages/report/typst/report.typ. */
export function style(fonts: readonly (readonly [weight: number, url: string])[]): string {
  const faces = fonts.map(
    ([weight, url]) => `@font-face{font-family:Inter;font-weight:${weight};src:url("${url}") format("truetype")}`,
  );
  return `${faces.join("")}
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:400 9.5pt/1.347 Inter;color:${LOOK.ink};hyphens:auto}
b,th{font-weight:700}
section{position:relative;width:210mm;height:297mm;padding:28mm 18mm 26mm 20mm;display:flex;flex-direction:column;break-after:page;overflow:hidden}
section:last-child{break-after:auto}
header,footer{position:absolute;left:20mm;right:18mm;font-size:8pt;display:flex;justify-content:space-between;align-items:center;gap:10pt}
header{bottom:calc(297mm - 23mm);border-bottom:.5pt solid ${LOOK.line};padding-bottom:5pt}
header b{font-weight:600}
header span,footer{color:${LOOK.muted}}
footer{top:calc(297mm - 21mm);border-top:.5pt solid ${LOOK.line};padding-top:6pt}
footer span:last-child{width:46pt;text-align:right}
/* a line box here has the leading on both sides, which the setting in Typst leaves out: less space between blocks */
.block{margin-top:4pt}
div.block,table.block,ul.block{margin-top:6pt}
.block:first-child{margin-top:0}
.block.title{margin-top:5pt}.block.subtitle{margin-top:11pt}.block.lead{margin-top:7pt}.block.value{margin-top:13pt}
.block.recommendation,.block.notice{margin-top:11pt}
header+.block,section>.block:first-child,.pair>div>.block:first-child{margin-top:0}
h1,h2{font:600 22pt/1.1 Inter;letter-spacing:-.018em;hyphens:none}
h3{font:600 11.5pt/1.3 Inter;letter-spacing:-.01em;hyphens:none}
.kicker{font-size:9pt;color:${LOOK.muted};line-height:1}
.lead{font-size:11.5pt}
.small,.legend,th{font-size:8pt}
.small,.muted,.legend,th{color:${LOOK.muted}}
.notice{background:${LOOK.infoSoft};border-left:2pt solid ${LOOK.info};padding:3.5pt 8pt;font-size:8.5pt;color:${LOOK.info}}
.notice+.notice{margin-top:5pt}
.block.foot{margin-top:auto}
.own{display:flex;gap:22pt;align-items:end}
.own strong{font-weight:600;letter-spacing:-.02em;line-height:1;white-space:nowrap}
.own span{font-size:11.5pt;color:${LOOK.muted}}
.own p{font-size:8.5pt;color:${LOOK.muted}}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:8.5pt;line-height:1.2}
td,th{padding:2.2pt 4pt;border-bottom:.5pt solid ${LOOK.line};text-align:left;vertical-align:top}
th{border-bottom-color:${LOOK.axis}}
td:first-child,th:first-child{padding-left:0}td:last-child,th:last-child{padding-right:0}
.number{text-align:right}
.strips td{vertical-align:middle}
.strips th:nth-child(2){width:176pt}.strips th:nth-child(3){width:56pt}.strips th:nth-child(4){width:86pt}
.axis span{display:inline-block;width:56pt;font-weight:400}.axis span:nth-child(2){text-align:center}.axis span:nth-child(3){text-align:right}
.strip{display:block;overflow:visible}
.legend{margin-top:4pt}
.legend i{display:inline-block}
.legend .band{width:16pt;height:6pt;background:${LOOK.band}}.legend .median{width:1.4pt;height:8pt;margin-left:9pt;background:${LOOK.ink}}.legend .own{width:7pt;height:7pt;margin-left:9pt;border-radius:50%;background:${LOOK.accent}}
figure{break-inside:avoid}
.chart{position:relative}.chart svg{position:absolute;left:0;top:0}
.label{position:absolute;line-height:1.2;font-size:8pt}
.label.middle{text-align:center}.label.end{text-align:right}.label.strong{font-weight:600}.label.bold{font-weight:700}.label.fine{font-size:7.5pt}.label.gold{color:${LOOK.goldInk}}
.label:not(.small):not(.strong):not(.fine),.label.body{font-size:9.5pt}
figcaption{margin-top:4pt}
.ends{display:flex;justify-content:space-between;font-size:9pt}.ends b{font-weight:600}
.mark,.logo{display:inline-block;vertical-align:-.5pt}
.recommendation{display:grid;grid-template-columns:1fr 140pt;gap:16pt;background:${LOOK.rail};border-top:1.4pt solid ${LOOK.accent};padding:9pt 12pt;break-inside:avoid}
.recommendation p{margin-top:3pt}
dl{display:grid;grid-template-columns:46pt 1fr;gap:6pt;align-content:start;font-size:8.5pt}
dt{font-size:8pt;color:${LOOK.muted}}
ul{list-style:none;font-size:9pt;border-top:.5pt solid ${LOOK.line}}
li{display:grid;grid-template-columns:14pt 1fr;padding:3pt 0;border-bottom:.5pt solid ${LOOK.line}}
nav a{display:flex;justify-content:space-between;color:inherit;text-decoration:none;font-size:8.5pt;padding:0 0 3pt 14pt;line-height:1.2}
nav a.first{font-size:9.5pt;font-weight:700;padding:4pt 0 2pt}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:20pt}
.cover .logo{margin:16mm 0;display:block}
.cover{display:flex;flex-direction:column;flex:1}
.cover h1{margin:5mm 0 6mm}
.cover .kicker{font-size:12pt}.cover .subtitle{font-size:13pt;color:${LOOK.muted};margin-bottom:14mm}
.cover dl{grid-template-columns:140pt 1fr;font-size:9.5pt;gap:7pt 0}
.cover .foot{margin-top:auto}`;
}
