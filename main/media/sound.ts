import { refuse, type Result } from '../../preload/contract.ts'
import type { Clock, Fetch, HttpAnswer } from '../ports.ts'
import { readFileUrl } from '../server/address.ts'
import { noAnswer } from '../server/trouble.ts'
import { partOf, readContentRange, type Range } from './range.ts'

/** How long the first byte may take, ms; a long recording may flow as long as it is listened to. */
const FIRST_BYTE_MS = 10_000

/** A sound, or the asked part of it, as it comes from the server. */
export interface Sound {
  type: string
  /** Of the whole, bytes; unknown where the server does not say. */
  total?: number
  /** Where what follows lies in the whole; absent where it is the whole. */
  part?: { start: number; end: number }
  bytes: ReadableStream<Uint8Array>
}

/**
 * Fetches a sound by its signed address, which is all that it takes: no token goes along. A part is asked of the server,
 * and cut out here where the server sends the whole all the same, so that seeking always works.
 */
export async function fetchSound(
  ports: { fetch: Fetch; clock: Clock },
  address: string,
  range?: Range,
): Promise<Result<Sound>> {
  const url = readFileUrl(address)
  if (!url.ok) return url
  const abort = new AbortController()
  const undo = ports.clock.after(FIRST_BYTE_MS, () => abort.abort())
  try {
    const answer = await ports.fetch(url.value, {
      method: 'GET',
      headers: { accept: 'audio/*', ...(range && { range: `bytes=${range.start}-${range.end ?? ''}` }) },
      signal: abort.signal,
    })
    return soundOf(answer, range)
  } catch (error) {
    return { ok: false, failure: noAnswer(error, abort.signal.aborted) }
  } finally {
    undo()
  }
}

function soundOf(answer: HttpAnswer, range: Range | undefined): Result<Sound> {
  const { status, body } = answer
  const type = typeOf(answer)
  if ((status !== 200 && status !== 206) || !body || type === undefined) {
    void body?.cancel().catch(() => undefined)
    if (status < 300) return refuse('UNPLAYABLE', 'What the server sent is no sound.')
    if (status === 416) return refuse('BAD_RANGE', 'The sound is not that long.', { status })
    return refuse('NOT_FOUND', `The server answered ${status}.`, { status })
  }
  const sent = status === 206 ? readContentRange(answer.headers.get('content-range')) : undefined
  const length = Number(answer.headers.get('content-length') ?? NaN)
  const total = sent?.total ?? (status === 200 && length >= 0 ? length : undefined)
  if (sent && sent.start > (range?.start ?? 0))
    return refuse('UNPLAYABLE', 'The server sent another part of the sound.')
  if (range === undefined || total === undefined)
    return { ok: true, value: { type, bytes: body, ...(total !== undefined && { total }) } }
  if (range.start >= total) {
    void body.cancel().catch(() => undefined)
    return refuse('BAD_RANGE', 'The sound is not that long.', { status: 416 })
  }
  const end = Math.min(range.end ?? total - 1, total - 1)
  const bytes = partOf(body, range.start - (sent?.start ?? 0), end - range.start + 1)
  return { ok: true, value: { type, total, part: { start: range.start, end }, bytes } }
}

/** The type under which it may be played; nothing where it is text. */
function typeOf(answer: HttpAnswer): string | undefined {
  const type = answer.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('audio/') || type === 'video/mp4' || type === 'video/webm') return type
  return ['', 'application/octet-stream', 'binary/octet-stream'].includes(type)
    ? 'application/octet-stream'
    : undefined
}
