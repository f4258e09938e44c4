import type { Harmless } from './sanitize.ts'

/** Our own looks of a letter: the window's type and colours, and white paper under a letter that has its own. */
const SHEET = `:root{color-scheme:light dark;font:13px/1.5 system-ui,-apple-system,'Segoe UI','Noto Sans','Liberation Sans',sans-serif;color:light-dark(#16191e,#e9ecf0);background:transparent}
:root.coloured{color-scheme:only light;color:#16191e;background:#fff}
body{margin:0;overflow-wrap:anywhere}
.coloured body{padding:12px}
main{display:flow-root;overflow-x:auto;max-width:100%}
p{margin:0 0 8px}
h1,h2,h3,h4,h5,h6{margin:12px 0 8px;line-height:1.3}
h1{font-size:20px}h2{font-size:17px}h3,h4,h5,h6{font-size:14px}
ul,ol,dd{margin:0 0 8px;padding:0;margin-inline-start:20px}
table{border-spacing:0;max-width:100%}
td,th{padding:2px 4px;text-align:start;vertical-align:top}
pre{white-space:pre-wrap}
img{max-width:100%;height:auto}
blockquote{margin:0 0 8px;padding-inline-start:12px;border-inline-start:3px solid light-dark(#c9cfd7,#434b56)}
[data-link]{color:light-dark(#2b59c3,#8fb0ff);text-decoration:underline;cursor:pointer}
[data-link]:focus-visible,summary:focus-visible{outline:2px solid light-dark(#2b59c3,#8fb0ff);outline-offset:2px;border-radius:2px}
.picture{display:inline-block;padding:2px 8px;border:1px dashed light-dark(#878f9b,#737d8a);border-radius:6px;color:light-dark(#454d59,#b3bbc6);font-size:12px}
summary{width:fit-content;padding:2px 0;color:light-dark(#454d59,#b3bbc6);cursor:pointer}
details>div{padding-inline-start:12px;border-inline-start:3px solid light-dark(#c9cfd7,#434b56)}
`

/** A document of a letter, and the one style sheet that it has; the policy names the sheet by its digest. */
export interface MailPage {
  html: string
  sheet: string
}

/** `language`: of our own words in it. */
export function mailPage(letter: Harmless, language: string): MailPage {
  const sheet = SHEET + letter.css
  const lang = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language) ? ` lang="${language}"` : ''
  const look = letter.coloured ? ' class="coloured"' : ''
  return {
    sheet,
    html:
      `<!doctype html><html${lang}${look}><head><meta charset="utf-8"><title>E-mail</title><style>${sheet}</style></head>` +
      `<body><main dir="auto">${letter.html}</main></body></html>`,
  }
}
