import type { Clock, Fetch, Log } from '../../ports.ts'
import { noAnswer } from '../../server/trouble.ts'
import { LONGEST } from './announcement.ts'

/** A server that has not answered by then is not there, ms. */
const PATIENCE_MS = 30_000

/** The announcement as the server has it; undefined where there is no answer that could be one. */
export async function readFeed(url: string, ports: { fetch: Fetch; clock: Clock; log: Log }) {
  const { fetch, clock, log } = ports
  const patience = new AbortController()
  const undo = clock.after(PATIENCE_MS, () => patience.abort())
  try {
    const answer = await fetch(url, { method: 'GET', headers: {}, signal: patience.signal })
    if (answer.status !== 200 || Number(answer.headers.get('content-length') ?? 0) > LONGEST) return undefined
    const text = await answer.text()
    return text.length > LONGEST ? undefined : text
  } catch (error) {
    log('update server gave no answer', { code: noAnswer(error, patience.signal.aborted).code })
    return undefined
  } finally {
    undo()
  }
}
