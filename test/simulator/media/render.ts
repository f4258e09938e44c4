import type { Sound } from '../core/media.ts'
import type { Speaker } from './speaker.ts'
import { RATE, wavFile } from './wav.ts'

const samplesIn = (ms: number): number => Math.round((ms * RATE) / 1_000)

/** Makes a sound audible: a WAV file of its length, longer only where a voice needs more than was reckoned. */
export async function renderSound(sound: Sound, speak: Speaker): Promise<Uint8Array> {
  const parts: { at: number; samples: Int16Array }[] = []
  for (const { atMs, text } of sound.spoken) parts.push({ at: samplesIn(atMs), samples: await speak(text) })
  const ends = parts.map(({ at, samples }) => at + samples.length)
  // A recording was stopped when it was stopped, in the middle of a word if need be.
  const isSentence = sound.spoken.length === 1 && sound.spoken[0]?.atMs === 0
  const length = Math.max(samplesIn(sound.durationMs), ...(isSentence ? ends : []))
  const all = new Int16Array(length)
  for (const { at, samples } of parts) {
    const room = Math.max(0, length - at)
    if (room > 0) all.set(samples.subarray(0, room), at)
  }
  return wavFile(all)
}
