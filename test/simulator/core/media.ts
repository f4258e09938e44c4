import type { Core } from './core.ts'
import { newId } from './core.ts'
import { randomWord } from './random.ts'
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

/** The grant behind a signed address; undefined for one that nobody signed. */
export function grantOf(core: Core, address: string): Grant | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return core.world.grants.get(url?.searchParams.get('signature') ?? '')
}

/** A sound that speaks one sentence. */
export const saying = (text: string): Sound => ({
  spoken: [{ atMs: 0, text }],
  durationMs: speakingMs(text),
})
