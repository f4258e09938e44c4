import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Wanted } from './phoneProcess.ts'

/** A phone in another process. */
export interface Child {
  /** Answers when the phone has; never, if it is killed before. Rejects where it ends by itself. */
  ask<T>(wanted: Wanted): Promise<T>
  /** What it had answered before its end. */
  answered: Map<string, unknown>
  kill(): Promise<void>
}

/** Stands ready; its phone begins when it is told to. What was compiled once stays in the folder `compiled`. */
export function startChild(compiled: string): Child {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'phoneProcess.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const answered = new Map<string, unknown>()
  const waiting = new Map<string, (answer: unknown) => void>()
  let isKilled = false
  const died = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => {
      if (!isKilled) reject(new Error(`The phone ended by itself: ${code ?? signal ?? 'nobody knows why'}`))
    })
  })
  // Whoever asks hears of it.
  died.catch(() => undefined)
  if (!child.stdin || !child.stdout) throw new Error('a process without pipes')
  // Nobody listens any more once it is killed.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { tag, answer } = JSON.parse(line) as { tag: string; answer: unknown }
    answered.set(tag, answer)
    waiting.get(tag)?.(answer)
  })
  return {
    answered,
    ask(wanted) {
      const answer = new Promise<never>((resolve) => {
        waiting.set(wanted.tag, (answer) => resolve(answer as never))
        child.stdin?.write(`${JSON.stringify(wanted)}\n`)
      })
      return Promise.race([answer, died])
    },
    async kill() {
      isKilled = true
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'close') : undefined
      child.kill('SIGKILL')
      await ended
    },
  }
}
