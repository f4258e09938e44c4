import type { UpdateProblem } from '../../../preload/contract.ts'
import type { Clock, Fetch, Log } from '../../ports.ts'
import { noAnswer } from '../../server/trouble.ts'
import { LONGEST } from './announcement.ts'

/** A server that has not answered by then is not there, ms. */
const PATIENCE_MS = 30_000

/** The announcement as the server has it, or why there is none. */
export type Feed = { ok: true; text: string } | { ok: false; problem: UpdateProblem }

const unreachable: Feed = { ok: false, problem: 'unreachable' }
/** Nothing was said to somebody who did not show who they are: not the server, or not the proxy on the way to it. */
const UNSAFE = /^(PROXY_)?(CERT_|TLS$)/

export async function readFeed(url: string, ports: { fetch: Fetch; clock: Clock; log: Log }): Promise<Feed> {
  const { fetch, clock, log } = ports
  const patience = new AbortController()
  const undo = clock.after(PATIENCE_MS, () => patience.abort())
  try {
    const answer = await fetch(url, { method: 'GET', headers: {}, signal: patience.signal })
    if (answer.status !== 200 || Number(answer.headers.get('content-length') ?? 0) > LONGEST)
      return unreachable
    const text = await answer.text()
    return text.length > LONGEST ? unreachable : { ok: true, text }
  } catch (error) {
    const { code } = noAnswer(error, patience.signal.aborted)
    log('update server gave no answer', { code })
    return UNSAFE.test(code) ? { ok: false, problem: 'insecure' } : unreachable
  } finally {
    undo()
  }
}
