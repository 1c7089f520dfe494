/** The look of the exported HTML report: light, dark and on paper. No quotes, < or &: the renderer would escape them. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--quiet:#52606d;--paper:#fff;--line:#d5dbe1;--soft:#f4f6f8;--accent:#0b5cad;--legal:#9b1c1c;--partial:#7a4b00;--look:#5b3d8a}
@media (prefers-color-scheme:dark){:root{--ink:#e7ebf0;--quiet:#a9b4c0;--paper:#14181d;--line:#38424d;--soft:#1d232a;--accent:#8cc2ff;--legal:#ff9d9d;--partial:#f0c274;--look:#cdb4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Liberation Sans,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:52rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.4rem;margin:2.5rem 0 .75rem}h3{font-size:1.15rem;margin:2rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}h4{font-size:1rem;margin:0 0 .25rem}
p{margin:.35rem 0}a{color:var(--accent)}code{overflow-wrap:anywhere;font-size:.85em}
.about{display:grid;gap:.25rem;margin:0 0 1rem}.about div{display:flex;flex-wrap:wrap;gap:.5rem}.about dt{color:var(--quiet)}.about dd{margin:0;overflow-wrap:anywhere}
.summary{font-size:1.1rem;font-weight:600;margin:1rem 0}.quiet{color:var(--quiet);font-size:.9rem;font-weight:400}
.warning{border-left:4px solid var(--legal);padding:.5rem .75rem;background:var(--soft)}
.gaps{list-style:none;margin:0;padding:0}.gap{padding:.9rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
.label{font-size:.8rem;font-weight:600;border:1px solid currentColor;border-radius:.75rem;padding:.05rem .5rem;margin-left:.25rem;color:var(--quiet);white-space:nowrap}.label.missing{color:var(--legal)}.label.partial{color:var(--partial)}
blockquote{margin:.4rem 0;padding:.1rem 0 .1rem .75rem;border-left:3px solid var(--line);white-space:pre-line;overflow-wrap:anywhere}
.advice{background:var(--soft);padding:.5rem .75rem;border-radius:.25rem;white-space:pre-line}.look{color:var(--look)}
table{border-collapse:collapse;width:100%;overflow-wrap:break-word}td p,tbody th code{overflow-wrap:anywhere}caption{text-align:left;font-weight:600;padding:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}tbody th{font-weight:600;width:30%}
.glance th,.glance td{padding:.3rem .75rem .3rem 0}.glance td{font-variant-numeric:tabular-nums}.remark{border-left:4px solid var(--accent);padding:.25rem .75rem;background:var(--soft)}.signature{margin:2.5rem 0 0}.line{display:inline-block;min-width:16rem;border-bottom:1px solid currentColor}.line.short{min-width:8rem}
.how{font-size:.9rem;color:var(--quiet)}footer{border-top:1px solid var(--line);font-size:.9rem;color:var(--quiet)}
@media (max-width:30rem){main,footer{padding:1rem}tbody th{width:auto}.told thead{position:absolute;clip-path:inset(50%)}.told :is(tbody,tr,th,td){display:block;padding-right:0}.told tr{border-bottom:1px solid var(--line)}.told :is(th,td){border:0;padding-bottom:.25rem}.line{min-width:10rem}}
@page{size:A4;margin:18mm 16mm}
@media print{html{font-size:80%}main,footer{max-width:none;padding:0}footer{margin-top:2rem}h2,h3,h4,caption{break-after:avoid}tr,.advice,blockquote{break-inside:avoid}.gaps>.gap:first-child{break-before:avoid}.glance{break-after:page}.signature{break-inside:avoid}:root{--paper:#fff;--ink:#000;--quiet:#333;--soft:#f4f4f4;--legal:#7a0000;--partial:#5a3800;--look:#3d2470;--accent:#000}.report{break-before:page}.report:first-of-type{break-before:auto}}
`;
