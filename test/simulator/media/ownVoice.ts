import { RATE } from './wav.ts'

/** How long a letter lasts, and a pause at a full stop; ms. Below the pace that the centre reckons with. */
const LETTER_MS = 65
const STOP_MS = 180
const PITCH_HZ = 120

/** The two resonances of the vowels, in Hz, as a mouth makes them. */
const VOWELS: Record<string, readonly [number, number]> = {
  a: [800, 1_200],
  e: [500, 1_900],
  i: [300, 2_300],
  o: [500, 900],
  u: [330, 800],
  y: [300, 2_000],
}
/** What is more breath than tone. */
const HISSES = 'cfhkpqstxz'

/** Two resonances for any letter, so that no two letters sound the same. */
function resonances(letter: string): readonly [number, number] {
  const code = letter.codePointAt(0) ?? 0
  return VOWELS[letter] ?? [250 + ((code * 37) % 450), 900 + ((code * 131) % 1_700)]
}

function lengthOf(letter: string): number {
  return Math.round(((/[.!?,:;]/.test(letter) ? STOP_MS : LETTER_MS) * RATE) / 1_000)
}

/** One letter, spoken into `samples` from `start`; rises and falls softly, so that nothing clicks. */
function say(letter: string, samples: Int16Array, start: number, length: number): void {
  const [low, high] = resonances(letter)
  const hisses = HISSES.includes(letter)
  let noise = (letter.codePointAt(0) ?? 1) * 2_654_435_761
  for (let n = 0; n < length; n += 1) {
    const seconds = n / RATE
    const envelope = Math.sin((Math.PI * n) / length)
    const hum = 0.6 + 0.4 * Math.sin(2 * Math.PI * PITCH_HZ * seconds)
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0
    const tone = 0.6 * Math.sin(2 * Math.PI * low * seconds) + 0.4 * Math.sin(2 * Math.PI * high * seconds)
    const breath = (noise / 2 ** 31) * 0.5
    samples[start + n] = Math.round(envelope * hum * (hisses ? 0.3 * tone + breath : tone) * 9_000)
  }
}

/**
 * Speaks a sentence where no better voice is installed: a tone for each letter, not to be understood, but never the same
 * for two sentences and always the same for one.
 */
export function ownVoice(text: string): Int16Array {
  const letters = [...text.toLowerCase()]
  const samples = new Int16Array(letters.reduce((sum, letter) => sum + lengthOf(letter), 0))
  let start = 0
  for (const letter of letters) {
    const length = lengthOf(letter)
    if (/[\p{L}\p{N}]/u.test(letter)) say(letter, samples, start, length)
    start += length
  }
  return samples
}
