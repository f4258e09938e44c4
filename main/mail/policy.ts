import { createHash } from 'node:crypto'
import { APP_ORIGIN } from '../sender.ts'

/**
 * What the document of a letter may do: show its words, one style sheet named by its digest, and pixels that are in it.
 * It has no `unsafe-*`; scripts are off twice more, by `sandbox` here and by the frame. It keeps our origin, which without
 * scripts is worth nothing to it, so that the window can see how tall it is and hears the phone's keys over it.
 */
export const mailHeaders = (sheet: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${APP_ORIGIN}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'sandbox allow-same-origin',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
})
