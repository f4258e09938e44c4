import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock, Fetch } from '../../ports.ts'

/** After so long without a byte the line is as good as broken, ms. */
const SILENCE_MS = 60_000

/** How electron-updater has a file fetched (`HttpExecutor.download`); it rejects with its code where the sum is another one. */
export type Download = (url: URL, file: string, announced: { sha512?: string }) => Promise<string>

/**
 * Fetches an update as the app speaks to everybody: by the system's way, with the system's and the company's authorities, and
 * without being sent on elsewhere. The library's own way is Chromium's, which knows nothing of a company's certificates on Linux.
 * `bytes`: as many as were announced; whoever sends more fills no disk.
 */
export function createDownload(ports: { fetch: Fetch; clock: Clock; bytes: number }): Download {
  const { fetch, clock, bytes } = ports
  return async (url, file, { sha512 }) => {
    const given = new AbortController()
    const silence = () => clock.after(SILENCE_MS, () => given.abort())
    let undo = silence()
    const hash = createHash('sha512')
    let had = 0
    async function* compared(parts: AsyncIterable<Uint8Array>) {
      for await (const part of parts) {
        undo()
        undo = silence()
        had += part.length
        if (had > bytes) throw mismatch()
        hash.update(part)
        yield part
      }
    }
    try {
      const { status, body } = await fetch(url.href, { method: 'GET', headers: {}, signal: given.signal })
      if (status !== 200 || !body) throw new Error(`answered with ${status}`)
      await pipeline(Readable.from(body), compared, createWriteStream(file), { signal: given.signal })
    } finally {
      undo()
      given.abort()
    }
    if (hash.digest('base64') !== sha512) throw mismatch()
    return file
  }
}

const mismatch = () => Object.assign(new Error('not what was announced'), { code: 'ERR_CHECKSUM_MISMATCH' })
