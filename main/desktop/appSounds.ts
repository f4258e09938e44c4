import type { Media } from '../media/media.ts'
import { readRange } from '../media/range.ts'
import type { Sound } from '../media/sound.ts'
import { readSoundUrl } from '../media/soundUrl.ts'
import { HEADERS } from './appFiles.ts'

/** What the protocol handler reads of a request for a sound. */
export interface SoundRequest {
  method: string
  url: string
  headers: { get(name: string): string | null }
}

/** Serves voicemails and recordings to our own pages, in parts where they are asked for, so that a player can seek. */
export function createAppSounds(sound: Media['sound']): (request: SoundRequest) => Promise<Response> {
  return async ({ method, url, headers }) => {
    if (method !== 'GET') return nothing(405)
    const meant = readSoundUrl(url)
    if (!meant) return nothing(404)
    const found = await sound(meant.workitemId, meant.part, readRange(headers.get('range')))
    if (found.ok) return answer(found.value)
    return nothing(found.failure.status === 416 ? 416 : 404)
  }
}

/** The same answer to whatever went wrong: the page asks for the reason where reasons are data. */
const nothing = (status: number) =>
  new Response(null, { status, headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' } })

function answer({ type, total, part, bytes }: Sound): Response {
  const length = part ? part.end - part.start + 1 : total
  return new Response(bytes, {
    status: part ? 206 : 200,
    headers: {
      ...HEADERS,
      'Content-Type': type,
      ...(total !== undefined && { 'Accept-Ranges': 'bytes' }),
      ...(length !== undefined && { 'Content-Length': String(length) }),
      ...(part && { 'Content-Range': `bytes ${part.start}-${part.end}/${total ?? '*'}` }),
    },
  })
}
