import { spawn } from 'node:child_process'
import { command, type Start } from './app.ts'

/** What came of another start, without a debugger, that ended. */
export interface Ended {
  code: number | null
  out: string
  told: string
}

/** Starts the app once more, as a link, a menu or a terminal does, and waits for its end. */
export function again(start: Start): Promise<Ended> {
  const { executablePath, args, env } = command(start)
  return ended(executablePath, args, env)
}

/** Any program, until its end. */
export function ended(
  program: string,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<Ended> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard = { out: '', told: '' }
  child.stdout.on('data', (chunk: Buffer) => (heard.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (heard.told += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...heard })))
}
