import { failure, type Failure } from '../../preload/contract.ts'
import { TooLarge } from './limited.ts'

/** Why there was no answer, where the network knows more than the system's word for it. `param` names who is to blame. */
export class Trouble extends Error {
  readonly failure: Failure

  constructor(code: string, message: string, more: Pick<Failure, 'param' | 'status'> = {}) {
    super(message)
    this.failure = failure(code, message, more)
  }
}

/** What is wrong with a certificate, by the word of Node (and OpenSSL) for it. */
const CERTIFICATE: Readonly<Record<string, [code: string, what: string, hint?: string]>> = {
  CERT_HAS_EXPIRED: ['CERT_EXPIRED', 'has expired'],
  CERT_NOT_YET_VALID: ['CERT_NOT_YET_VALID', 'is not valid yet', 'Is the clock of this computer right?'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['CERT_WRONG_HOST', 'was made out to another name'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['CERT_SELF_SIGNED', 'vouches for itself alone'],
  ...Object.fromEntries(
    [
      'CERT_SIGNATURE_FAILURE',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map((code) => [
      code,
      ['CERT_UNKNOWN_CA', 'was issued by an authority that this computer does not trust'] as [string, string],
    ]),
  ),
}

/** Anything else that went wrong before the first word could be said in private. */
const UNSAFE = /CERT_|ERR_SSL|ERR_TLS|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_|EPROTO/

/** Why there was no answer, in the person's words; `late`: we gave up waiting for it. */
export function noAnswer(error: unknown, late: boolean): Failure {
  if (error instanceof TooLarge) return failure('TOO_LARGE', 'It is too large to be shown here.')
  if (error instanceof Trouble) return error.failure
  if (late) return failure('NO_ANSWER', 'The server did not answer in time.')
  const unsafe = notPrivate(error, 'server')
  if (unsafe) return failure(...unsafe)
  const words = codesOf(error).join(' ')
  if (/ENOTFOUND|EAI_AGAIN/.test(words))
    return failure('UNREACHABLE', 'There is no server of this name. Check the address and your network.', {
      param: 'server',
    })
  return failure('UNREACHABLE', 'The server cannot be reached. Check your network.')
}

/** A proxy that is spoken to in private did not show who it is; undefined where something else went wrong. `host`: its name and port. */
export function notThatProxy(error: unknown, host: string): Trouble | undefined {
  const [code, message] = notPrivate(error, `proxy ${host}`) ?? []
  return code === undefined || message === undefined
    ? undefined
    : new Trouble(`PROXY_${code}`, message, { param: host })
}

/** Why nothing was said to them in private. */
function notPrivate(error: unknown, whom: string): [code: string, message: string] | undefined {
  const codes = codesOf(error)
  for (const word of codes) {
    const [code, what = '', hint] = CERTIFICATE[word] ?? []
    if (code === undefined) continue
    const said = `The certificate of the ${whom} ${what}, so nothing was sent.`
    return [code, hint === undefined ? said : `${said} ${hint}`]
  }
  if (!UNSAFE.test(codes.join(' '))) return undefined
  return ['TLS', `No private connection to the ${whom} could be made, so nothing was sent.`]
}

/** What an error and those behind it are called. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause]
  return [...own, ...inner.flatMap((one) => codesOf(one))]
}
