/** Samples a second of every file that the centre serves: enough for speech. */
export const RATE = 16_000

const HEADER = 44

/** A WAV file: one channel, 16 bits, `rate` samples a second. */
export function wavFile(samples: Int16Array, rate = RATE): Uint8Array {
  const bytes = new Uint8Array(HEADER + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => {
    for (let n = 0; n < text.length; n += 1) bytes[at + n] = text.charCodeAt(n)
  }
  word(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [n, sample] of samples.entries()) view.setInt16(HEADER + n * 2, sample, true)
  return bytes
}

/** The sound of a WAV file. */
export interface Wave {
  samples: Int16Array
  rate: number
}

/**
 * Reads a WAV file of one channel and 16 bits; undefined for anything else. A program that writes to a pipe cannot know
 * the length in advance: what is there counts, not what the header says.
 */
export function readWav(bytes: Uint8Array): Wave | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < HEADER || word(0) !== 'RIFF' || word(8) !== 'WAVE') return undefined
  let rate = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true)
    const body = at + 8
    if (word(at) === 'fmt ') {
      if (body + 16 > bytes.length) return undefined
      const isPlain = view.getUint16(body, true) === 1 && view.getUint16(body + 2, true) === 1
      if (!isPlain || view.getUint16(body + 14, true) !== 16) return undefined
      rate = view.getUint32(body + 4, true)
    }
    if (word(at) === 'data') {
      const count = Math.floor(Math.min(length, bytes.length - body) / 2)
      const samples = Int16Array.from({ length: count }, (_, n) => view.getInt16(body + n * 2, true))
      return rate > 0 ? { samples, rate } : undefined
    }
    at = body + length + (length % 2)
  }
  return undefined
}

/** The same sound at another rate, by straight lines between the samples. */
export function resample({ samples, rate }: Wave, to = RATE): Int16Array {
  const length = Math.floor((samples.length * to) / rate)
  return Int16Array.from({ length }, (_, n) => {
    const place = (n * rate) / to
    const index = Math.floor(place)
    const before = samples[index] ?? 0
    const after = samples[index + 1] ?? before
    return Math.round(before + (after - before) * (place - index))
  })
}
