import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ownVoice } from './ownVoice.ts'
import { readWav, resample } from './wav.ts'

/** Turns a sentence into samples at the rate of our files; never fails. */
export type Speaker = (text: string) => Promise<Int16Array>

/** A program that has not spoken by then is not waited for; ms. */
const PATIENCE_MS = 10_000

/** The first `espeak-ng` in a search path like PATH; undefined where it is not installed. */
export function findEspeak(path: string): string | undefined {
  for (const folder of path.split(delimiter).filter((one) => one !== '')) {
    const program = join(folder, 'espeak-ng')
    try {
      accessSync(program, constants.X_OK)
      return program
    } catch {
      continue
    }
  }
  return undefined
}

/** What the program says to `text` on its standard output, as a WAV file; undefined when it does not. */
function ask(program: string, text: string): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ['--stdin', '--stdout', '-s', '170'], { timeout: PATIENCE_MS })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stdin.on('error', () => undefined)
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined))
    child.stdin.end(text)
  })
}

/** Speaks with the program where there is one, and with a voice of our own where not, or where it fails. */
export function createSpeaker(program = findEspeak(process.env['PATH'] ?? '')): Speaker {
  return async (text) => {
    const file = program === undefined ? undefined : await ask(program, text)
    const wave = file && readWav(file)
    return wave && wave.samples.length > 0 ? resample(wave) : ownVoice(text)
  }
}
