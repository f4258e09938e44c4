import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from './app.ts'

/** The sound server of a desktop with loudspeakers that nobody hears but the test. */
export interface Loudspeakers {
  /** The loudest that came out of this one within so many seconds, 0 to 1. */
  level(name: string, seconds: number): Promise<number>
  stop(): void
}

const RATE = 8_000

/** Each name is a loudspeaker; the first is the system's own choice. Runs as the user of the app, in their home. */
export async function startLoudspeakers(names: readonly string[]): Promise<Loudspeakers> {
  const home = process.env['RINGDESK_E2E_APP_HOME'] ?? ''
  const { uid, gid } = statSync(home)
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: join(home, 'run') }
  const run = (program: string, args: string[]): ChildProcess =>
    spawn(program, args, {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(process.getuid?.() === 0 && { uid, gid }),
    })
  const sinks = names.map(
    (name) => `module-null-sink sink_name=${name} sink_properties=device.description=${name}`,
  )
  const modules = [...sinks, 'module-native-protocol-unix'].flatMap((one) => ['-L', one])
  const server = run('pulseaudio', [
    '-n',
    '--daemonize=no',
    '--exit-idle-time=-1',
    '--disable-shm=yes',
    ...modules,
  ])
  await expect.poll(() => existsSync(join(home, 'run', 'pulse', 'native'))).toBe(true)

  return {
    async level(name, seconds) {
      const format = ['--raw', '--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=50']
      const ear = run('parec', [`--device=${name}.monitor`, ...format])
      const wanted = seconds * RATE * 2
      let loudest = 0
      let heard = 0
      for await (const chunk of ear.stdout as AsyncIterable<Buffer>) {
        for (let at = 0; at + 1 < chunk.length; at += 2)
          loudest = Math.max(loudest, Math.abs(chunk.readInt16LE(at)))
        heard += chunk.length
        if (heard >= wanted) break
      }
      ear.kill()
      if (heard < wanted) throw new Error(`${name} cannot be heard`)
      return loudest / 32_768
    },
    stop: () => void server.kill(),
  }
}
