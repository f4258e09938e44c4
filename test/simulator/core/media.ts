import type { Core } from './core.ts'
import { newId } from './core.ts'
import { randomWord } from './random.ts'
import type { Patch } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { now } from './time.ts'

/** A sentence, and when it begins; ms from the start of the sound. */
export interface Spoken {
  atMs: number
  text: string
}

/** A sound as the core knows it: what is said in it and how long it lasts. Whoever serves it makes the file. */
export interface Sound {
  spoken: Spoken[]
  durationMs: number
}

/** What a signature is good for. `expiresAt` in server ms. */
export interface Grant {
  soundId: string
  expiresAt: number
}

/** How long it takes to say `text`: ms, at an unhurried pace and with a breath at the end. */
export const speakingMs = (text: string): number => 600 + 85 * text.length

/** Keeps a sound; its id. */
export function keepSound(core: Core, sound: Sound): string {
  const soundId = newId(core, 'snd')
  core.world.sounds.set(soundId, sound)
  return soundId
}

/** An address at which the sound can be had until it expires, by the server's clock. */
export function signedUrl(core: Core, soundId: string): string {
  const signature = randomWord(core.secrets, 43)
  const expiresAt = now(core) + core.world.mediaSeconds * 1_000
  core.world.grants.set(signature, { soundId, expiresAt })
  return `${core.world.origin}/media/${soundId}.wav?expires=${expiresAt}&signature=${signature}`
}

/** An address in place of one that expires soon; the same where it is good for a while yet, or is none of ours. */
function renewed(core: Core, address: string): string {
  const signature = URL.canParse(address) ? new URL(address).searchParams.get('signature') : null
  const grant = core.world.grants.get(signature ?? '')
  if (!grant || grant.expiresAt > now(core) + (core.world.mediaSeconds * 1_000) / 2) return address
  if (grant.expiresAt <= now(core)) core.world.grants.delete(signature ?? '')
  return signedUrl(core, grant.soundId)
}

/** What changes in a workitem that is asked for again: addresses of its files that are good for a while. */
export function withFreshAddresses(core: Core, { voicemailFile, recordings }: Workitem): Patch<Workitem> {
  const fresh = <F extends { signedUrl: string }>(file: F): F => {
    const address = renewed(core, file.signedUrl)
    return address === file.signedUrl ? file : { ...file, signedUrl: address }
  }
  const files = recordings.map(fresh)
  const spoken = voicemailFile && fresh(voicemailFile)
  return {
    ...(files.some((file, index) => file !== recordings[index]) ? { recordings: files } : {}),
    ...(spoken === voicemailFile ? {} : { voicemailFile: spoken }),
  }
}

/** A sound that speaks one sentence. */
export const saying = (text: string): Sound => ({
  spoken: [{ atMs: 0, text }],
  durationMs: speakingMs(text),
})
