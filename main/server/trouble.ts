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
const CERTIFICATE: Readonly<Record<string, [code: string, message: string]>> = {
  CERT_HAS_EXPIRED: ['CERT_EXPIRED', 'The server’s certificate has expired, so nothing was sent.'],
  CERT_NOT_YET_VALID: [
    'CERT_NOT_YET_VALID',
    'The server’s certificate is not valid yet, so nothing was sent. Is the clock of this computer right?',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'CERT_WRONG_HOST',
    'The server’s certificate was made out to another name, so nothing was sent.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'CERT_SELF_SIGNED',
    'The server’s certificate vouches for itself alone, so nothing was sent.',
  ],
  ...Object.fromEntries(
    [
      'CERT_SIGNATURE_FAILURE',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map((code) => [
      code,
      [
        'CERT_UNKNOWN_CA',
        'The server’s certificate was issued by an authority that this computer does not trust, so nothing was sent.',
      ] as [string, string],
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
  const codes = codesOf(error)
  for (const code of codes) {
    const known = CERTIFICATE[code]
    if (known) return failure(...known)
  }
  const words = codes.join(' ')
  if (UNSAFE.test(words))
    return failure('TLS', 'No private connection to the server could be made, so nothing was sent.')
  if (/ENOTFOUND|EAI_AGAIN/.test(words))
    return failure('UNREACHABLE', 'There is no server of this name. Check the address and your network.', {
      param: 'server',
    })
  return failure('UNREACHABLE', 'The server cannot be reached. Check your network.')
}

/** What an error and those behind it are called. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause]
  return [...own, ...inner.flatMap((one) => codesOf(one))]
}
