import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { get, type RequestOptions } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import type { FetchPicture } from './pictures.ts'

const DEADLINE_MS = 10_000
const MOST_REDIRECTS = 3

export interface PicturePorts {
  isPublic(ip: string): boolean
  /** More for the request: certificates to trust, or the agent of a proxy. */
  options(url: string): Promise<Pick<RequestOptions, 'agent' | 'ca'>>
  lookup?: typeof systemLookup
}

/**
 * Fetches a picture of a letter as a stranger would: `https:` only, no cookie, no referrer, no name of ours, and never from
 * this machine or its network. The address that was looked at is the one that is connected to. A proxy looks the name up once
 * more, by itself: what is not public here is not asked of it, nor is what nobody here can look up.
 */
export function createFetchPicture({ isPublic, options, lookup = systemLookup }: PicturePorts): FetchPicture {
  /** Names are looked up here, and what is not public is no address. */
  async function addressesOf(host: string): Promise<LookupAddress[]> {
    const found = await promisify(lookup)(host, { all: true })
    if (!found.every(({ address }) => isPublic(address))) throw new Error('not public')
    return found
  }

  async function once(
    address: string,
    most: number,
    redirects: number,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new Error('not https')
    const found = await before(signal, addressesOf(host))
    const more = await options(url.href)
    const headers = { accept: 'image/webp,image/png,image/jpeg,image/gif' }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, { ...more, headers, signal, lookup: answering(found) }, resolve).on('error', reject)
    })
    const { statusCode = 0, headers: said } = answer
    if (statusCode >= 301 && statusCode <= 308 && said.location !== undefined && redirects > 0) {
      answer.destroy()
      return once(new URL(said.location, url).href, most, redirects - 1, signal)
    }
    if (statusCode !== 200 || Number(said['content-length'] ?? 0) > most) {
      answer.destroy()
      throw new Error('no picture')
    }
    return whole(answer, most)
  }
  return (address, most) => once(address, most, MOST_REDIRECTS, AbortSignal.timeout(DEADLINE_MS))
}

/** Whoever connects is told what was found before. */
const answering =
  (found: LookupAddress[]): LookupFunction =>
  (_, how, answer) => {
    const [first] = found
    if (!first) answer(new Error('no address'), '')
    else if (how.all) answer(null, found)
    else answer(null, first.address, first.family)
  }

/** Looking a name up cannot be called off, and may take longer than anybody waits. */
function before<T>(signal: AbortSignal, asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('late')), { once: true })
    asked.then(resolve, reject)
  })
}

async function whole(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) throw new Error('too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
