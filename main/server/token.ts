import * as z from 'zod'

const Claims = z.object({ iat: z.number(), exp: z.number() })

/**
 * How long a JWT lives, in ms: `exp − iat`, so that no clock but the issuer's counts (PROTOCOL 1, RFC 7519 4.1). The
 * signature is the server's business. `undefined` where the token does not say.
 */
export function lifetimeOf(token: string): number | undefined {
  const [, payload] = token.split('.')
  try {
    const { iat, exp } = Claims.parse(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8')))
    return exp > iat ? (exp - iat) * 1000 : undefined
  } catch {
    return undefined
  }
}

/** HTTP Basic (RFC 7617), in UTF-8. */
export const basic = (userName: string, password: string): string =>
  `Basic ${Buffer.from(`${userName}:${password}`, 'utf8').toString('base64')}`
