import { readFileSync } from 'node:fs'
import type { HttpReply } from '../core/http.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

const file = (name: string, type: string): HttpReply => ({
  status: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  },
  body: readFileSync(new URL(`../control/page/${name}`, import.meta.url), 'utf8'),
})

/** The files of the control page by the last part of their path. */
export const controlPage = (): ReadonlyMap<string, HttpReply> =>
  new Map([
    ['', file('index.html', 'text/html')],
    ['page.css', file('page.css', 'text/css')],
    ['page.js', file('page.js', 'text/javascript')],
  ])
