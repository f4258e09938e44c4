import {
  MessageBody,
  refuse,
  type Failure,
  type Result,
  type SoundPart,
  type Workitem,
} from '../../preload/contract.ts'
import type { Clock, Fetch } from '../ports.ts'
import type { HttpOutcome } from '../server/http.ts'
import { readFileUrl } from '../server/address.ts'
import type { Range } from './range.ts'
import { fetchSound, type Sound } from './sound.ts'

/** The longest body that is fetched, bytes. */
const LARGEST_BODY = 8 * 1024 * 1024
/** How many addresses are remembered beyond what the server has told. */
const MOST_FRESH = 100
/** What says that an address has expired, or is good no more. */
const EXPIRED = [401, 403, 410]

/** Files at the server, by the workitem they belong to. */
export interface Media {
  sound(workitemId: string, part: SoundPart, range?: Range): Promise<Result<Sound>>
  body(workitemId: string, index: number): Promise<Result<MessageBody>>
}

export interface MediaPorts {
  clock: Clock
  fetch: Fetch
  /** The workitem as it is known here: open, or in the cache. */
  find(workitemId: string): Promise<Workitem | undefined>
  /** The workitem as the server has it now, with addresses that are good for a while. */
  refetch(workitemId: string): Promise<Result<Workitem>>
  /** Below this a request goes with the token; anywhere else it never does. */
  location(): string | undefined
  authorised(request: { method: 'GET'; path: string; limit: number }): Promise<HttpOutcome>
  plain(request: { method: 'GET'; url: string; limit: number }): Promise<HttpOutcome>
}

/** Finds the address of a file, fetches it, and asks once for a fresh address where the known one has expired. */
export function createMedia(ports: MediaPorts): Media {
  const fresh = new Map<string, string>()

  function remember(key: string, address: string): void {
    fresh.delete(key)
    fresh.set(key, address)
    for (const oldest of fresh.keys()) if (fresh.size > MOST_FRESH) fresh.delete(oldest)
  }

  /** Fetches with the address that is known, then once with a fresh one. */
  async function fetched<T>(
    key: string,
    workitemId: string,
    addressIn: (item: Workitem) => string | undefined,
    get: (address: string) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const item = await ports.find(workitemId)
    const known = fresh.get(key) ?? (item && addressIn(item))
    const first = known === undefined ? gone : await get(known)
    if (first.ok || !mayBeExpired(first.failure)) return first
    const again = await ports.refetch(workitemId)
    if (!again.ok) return again
    const address = addressIn(again.value)
    if (address === undefined) return gone
    remember(key, address)
    return get(address)
  }

  async function bodyAt(address: string): Promise<Result<MessageBody>> {
    const url = readFileUrl(address)
    if (!url.ok) return url
    const location = ports.location()
    const limit = LARGEST_BODY
    const outcome = url.value.startsWith(`${location}/`)
      ? await ports.authorised({ method: 'GET', path: url.value.slice(location?.length), limit })
      : await ports.plain({ method: 'GET', url: url.value, limit })
    if (!outcome.ok) return outcome
    const read = MessageBody.safeParse(
      typeof outcome.json === 'string' ? { body: outcome.json } : outcome.json,
    )
    return read.success
      ? { ok: true, value: read.data }
      : refuse('UNREADABLE_ANSWER', 'What the server sent is no message.')
  }

  return {
    sound: (workitemId, part, range) =>
      fetched(
        `${workitemId} ${part}`,
        workitemId,
        (item) => (part === 'voicemail' ? item.voicemailFile : item.recordings[part])?.signedUrl,
        (address) => fetchSound(ports, address, range),
      ),
    body: (workitemId, index) =>
      fetched(`${workitemId} body ${index}`, workitemId, (item) => item.messages[index]?.bodyUrl, bodyAt),
  }
}

const gone = refuse('NOT_FOUND', 'There is no such file.')
const mayBeExpired = ({ status, code }: Failure): boolean =>
  status === undefined ? code === 'NOT_FOUND' : EXPIRED.includes(status)
