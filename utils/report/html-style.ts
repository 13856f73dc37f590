/** The one style sheet of the HTML report: follows the reader's theme, prints without its colours. */
export const style = `
:root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--line:#d1d9e0;--paper:#fff;--card:#f6f8fa;--code:#eff1f3;--high:#b3261e;--medium:#8a5300;--low:#0b57a4;--info:#59636e;--accent:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9aa4af;--line:#3d444d;--paper:#0f1318;--card:#171c23;--code:#262c36;--high:#ff8a80;--medium:#f2b45c;--low:#79b8ff;--info:#9aa4af;--accent:#79b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,sans-serif}
main{max-width:1080px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:22px;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:17px;margin:36px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line)}
h3{font-size:15px;margin:0 0 8px}
p{margin:0 0 8px}
.dim,dt{color:var(--dim)}
.note{border-left:4px solid var(--medium);background:var(--card);padding:10px 14px;margin:16px 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px 18px;margin:0 0 14px;break-inside:avoid}
.lead{font-size:18px;line-height:1.45;margin:0 0 14px}
dl{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;gap:6px 18px;margin:0}
dd{margin:0;overflow-wrap:anywhere}
dd ul,.plain{margin:0;padding-left:18px}
code{background:var(--code);border-radius:4px;padding:1px 4px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{margin:8px 0;overflow:auto}
pre code{display:block;padding:8px 10px;white-space:pre-wrap}
.badge{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:0 9px;font-size:12px;font-weight:600;margin-right:8px}
.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}
.card.finding{border-left:4px solid var(--line)}
.finding[data-severity=high]{border-left-color:var(--high)}
.finding[data-severity=medium]{border-left-color:var(--medium)}
.finding[data-severity=low]{border-left-color:var(--low)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}
td code{white-space:nowrap}
th{color:var(--dim);font-weight:600;white-space:nowrap}
a{color:var(--accent)}
.references{font-size:13px}
.foot{margin-top:28px}
@media (max-width:600px){dl{grid-template-columns:1fr;gap:0 0}dd{margin-bottom:8px}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--dim:#444;--code:#f2f2f2}main{max-width:none;padding:0}.references a::after{content:" (" attr(href) ")"}}
`.trim();
