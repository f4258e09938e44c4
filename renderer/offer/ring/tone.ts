import type { AlertProfile } from '../../../preload/contract.ts'

/** One ring and the pause behind it: which tones sound together, Hz, and when, s from its beginning. */
interface Pattern {
  tones: readonly number[]
  bursts: readonly (readonly [from: number, to: number])[]
  cycle: number
}

const PATTERNS: Record<Exclude<AlertProfile, 'quiet'>, Pattern> = {
  normal: {
    tones: [440, 480],
    bursts: [
      [0, 0.4],
      [0.6, 1],
    ],
    cycle: 3,
  },
  insistent: {
    tones: [660, 880],
    bursts: [
      [0, 0.15],
      [0.25, 0.4],
      [0.5, 0.65],
      [0.75, 0.9],
    ],
    cycle: 1.4,
  },
}

/** Each burst swells and fades for so long, s: an edge would click. */
const EDGE = 0.02

/** The samples of one cycle, -1 to 1; played in a loop it rings without a timer. */
export function ringTone(
  profile: Exclude<AlertProfile, 'quiet'>,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const { tones, bursts, cycle } = PATTERNS[profile]
  const samples = new Float32Array(Math.round(cycle * sampleRate))
  for (const [from, to] of bursts) {
    for (let i = Math.round(from * sampleRate); i < Math.round(to * sampleRate); i += 1) {
      const at = i / sampleRate
      const swell = Math.min(1, (at - from) / EDGE, (to - at) / EDGE)
      const sum = tones.reduce((all, hz) => all + Math.sin(2 * Math.PI * hz * at), 0)
      samples[i] = (sum / tones.length) * Math.max(0, swell)
    }
  }
  return samples
}
