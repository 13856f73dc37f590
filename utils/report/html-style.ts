/** The one style sheet of the HTML report: follows the reader's theme, prints without its colours. */
export const style = `
:root{color-scheme:light dark;--ink:#1f2328;--dim:#59626c;--line:#d9dde2;--paper:#fff;--code:#f3f5f7;--mark:#ffe3a3;--high:#b3261e;--medium:#9a5b00;--low:#3f6212;--info:#3b5b8c;--accent:#1a5fd0}
@media (prefers-color-scheme:dark){:root{--ink:#e6e7e9;--dim:#a4abb4;--line:#3a3c41;--paper:#17181a;--code:#232528;--mark:#6b4e00;--high:#ff8a80;--medium:#f2b55c;--low:#b6d07a;--info:#9fc0f5;--accent:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,"Segoe UI",Roboto,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{max-width:900px;margin:0 auto;padding:40px 24px 72px}
main+main{border-top:1px solid var(--line)}
h1{font-size:24px;line-height:1.25;margin:0 0 4px}
h2{font-size:18px;margin:44px 0 16px;padding-bottom:6px;border-bottom:2px solid var(--ink)}
h3{font-size:16px;line-height:1.4;margin:0 0 6px}
p{margin:0 0 8px}
ul{margin:0}
.kicker{margin:0 0 2px;color:var(--dim);font-size:13px;letter-spacing:.02em}
.dim,dt,th,figcaption{color:var(--dim)}
.note{border-left:4px solid var(--medium);background:var(--code);padding:10px 14px;margin:16px 0}
.lead{font-size:20px;line-height:1.4;margin:0 0 16px}
.session+.session{margin-top:28px;padding-top:20px;border-top:1px solid var(--line)}
dl{display:grid;grid-template-columns:minmax(96px,max-content) minmax(0,1fr);gap:6px 20px;margin:0}
dt{max-width:150px;font-size:13px;line-height:23px}
dd{margin:0}
dd ul,.plain{padding-left:18px}
code{background:var(--code);border-radius:3px;padding:1px 2px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;word-break:normal}
pre{margin:6px 0;border-radius:6px;background:var(--code);padding:8px 10px;white-space:pre-wrap}
pre code{padding:0;background:none}
pre.raw{background:none;border:1px solid var(--line)}
mark{background:var(--mark);color:inherit;border-radius:2px}
figure{margin:10px 0 0}
figcaption{font-size:13px}
.tally{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;margin:12px 0 0;list-style:none}
.badge{display:inline-block;margin-right:10px;font-size:13px;font-weight:600}
.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}
.finding{padding:18px 0 20px;border-bottom:1px solid var(--line)}
.finding:first-of-type{padding-top:0}
.finding dl{margin-top:10px}
.refused{margin-bottom:14px;break-inside:avoid}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.5}
th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;white-space:nowrap}
tr{break-inside:avoid}
.cookies td{overflow-wrap:normal}
.cookies td:first-child code,.cookies td:nth-child(2),.cookies td:nth-child(6),.cookies td:nth-child(7){white-space:nowrap}
.checklist{margin-bottom:28px}
.checklist .tally{margin:0 0 8px;font-size:13px}
.checklist td:nth-child(1){width:112px;white-space:nowrap}
.checklist td:nth-child(2){width:32%}
.checklist td p{margin:0 0 3px}
.status-failed{color:var(--high);font-weight:600}.status-partly{color:var(--medium)}.status-passed{color:var(--low)}
.status-not-recorded,.status-unseen,.status-not-applicable{color:var(--dim)}
a{color:var(--accent)}
.references{font-size:13px}
.foot{margin-top:28px;font-size:13px}
@media (max-width:640px){dl{grid-template-columns:1fr;gap:0}dt{max-width:none}dd{margin-bottom:8px}.checklist td:nth-child(2){width:auto}}
@media print{@page{margin:16mm 14mm}:root{--ink:#000;--dim:#444;--line:#bbb;--paper:#fff;--code:#f4f4f4;--mark:#ddd;--high:#8c1d18;--medium:#6b3f00;--low:#2f4a0d;--info:#2c4469;--accent:#000}body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}main{max-width:none;padding:0}main+main{break-before:page}h2,h3,h3+p,.lead,figcaption{break-after:avoid}pre,figure,dt{break-inside:avoid}p{orphans:3;widows:3}.finding{padding:12pt 0}table{font-size:9pt}code{font-size:9pt}.references a,figcaption a{text-decoration:none}.scroll{overflow:visible}}
`.trim();
