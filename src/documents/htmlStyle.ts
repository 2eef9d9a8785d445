/** The look of a document kept as a file: what print would do, on any screen and on paper. No font is fetched. */
export const htmlStyle = `
:root { color: #17324d; background: #fff; font: 1.0625rem/1.6 "Titillium Web", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; hyphens: auto; }
header { border-bottom: 3px solid #06c; margin-bottom: 1.5rem; padding-bottom: 1rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 .6em; break-after: avoid; hyphens: manual; }
h1 { font-size: 2.25rem; margin: .2em 0; }
h2 { font-size: 1.6rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.0625rem; }
p, ul, ol { max-width: 42rem; }
.author { color: #06c; font-weight: 600; margin: 0; }
.subtitle { margin: 0; }
a { color: #06c; }
a.figure { color: inherit; text-decoration: underline dotted #06c; text-underline-offset: .2em; white-space: nowrap; }
a:focus-visible, .table-scroll:focus-visible { outline: 3px solid #06c; outline-offset: 2px; }
.missing { border-left: 4px solid #a66300; padding-left: 1rem; }
.citation, .table-note, figcaption { font-size: .9375rem; }
.picture { margin: 1.5rem 0; }
.picture img { max-width: 100%; height: auto; }
.table-scroll { overflow-x: auto; margin: 1.5rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; border-bottom: 1.5px solid #17324d; }
table:has(thead th:nth-child(4)) { min-width: 45rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid #c5cdd6; }
thead th { border-top: 1.5px solid #17324d; border-bottom: 1.5px solid #17324d; vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  nav a { color: inherit; text-decoration: none; }
  .table-scroll { overflow: visible; }
  table:has(thead th:nth-child(4)) { min-width: 0; }
  tr, figure { break-inside: avoid; }
}
@page { margin: 2cm; }
`;
