import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { signIn } from './wire.ts'

// A process takes its time to start where others run too.
vi.setConfig({ testTimeout: 60_000 })

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill()
})

const at = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url))
function run(file: string, ...args: string[]) {
  const child = spawn(process.execPath, [at(file), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const said = { out: [] as string[], err: [] as string[] }
  const lines = new Set<() => void>()
  for (const [stream, kept] of [
    [child.stdout, said.out],
    [child.stderr, said.err],
  ] as const) {
    createInterface(stream).on('line', (line) => {
      kept.push(line)
      for (const look of lines) look()
    })
  }
  const line = (wanted: RegExp) =>
    new Promise<string>((found) => {
      const look = () => {
        const there = said.out.find((one) => wanted.test(one))
        if (there !== undefined) found(there)
      }
      lines.add(look)
      look()
    })
  return { said, line, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) }
}

async function aSimulator() {
  const simulator = run('main.ts', '--seed', '1', '--scenario', 'quiet')
  const ready = JSON.parse(await simulator.line(/"ready"/)) as { url: string; control: string }
  return { ...simulator, ...ready }
}

test('it says when it listens, and tells what happens a line each', async () => {
  const simulator = await aSimulator()
  expect(simulator.control).toBe(`${simulator.url}/control`)
  const ana = await signIn(simulator.url)
  const socket = await ana.connect()
  await simulator.line(/Ana Ruiz is connected/)
  const client = run(
    'control.ts',
    '--url',
    simulator.url,
    'call',
    '--from',
    '+14805550134',
    '--queue',
    'q_sales',
  )
  expect(await client.ended).toBe(0)
  expect(client.said.out.join('')).toContain('callId')
  await simulator.line(/Ben Ode rings at Ana Ruiz/)
  socket.end()
})

test('the state is printed, and a verb that is refused ends with 1', async () => {
  const { url } = await aSimulator()
  const state = run('control.ts', '--url', url, 'state')
  expect([await state.ended, state.said.out.join('\n')]).toEqual([0, expect.stringContaining('"agents"')])
  const refused = run('control.ts', '--url', url, 'set', '--settings', '{"offerSeconds": "x"}')
  expect([await refused.ended, refused.said.out.join('')]).toEqual([
    1,
    expect.stringContaining('settings.offerSeconds'),
  ])
})

test('what is wrong on the command line is said, with how it is used', async () => {
  const simulator = run('main.ts', '--port', 'http')
  expect([await simulator.ended, simulator.said.err[0]]).toEqual([2, 'simulator: --port http is not a port'])
  const client = run('control.ts', '--url', 'http://127.0.0.1:9', 'call')
  expect([await client.ended, client.said.err[0]]).toEqual([
    2,
    'control: there is no simulator at http://127.0.0.1:9',
  ])
})

test('a port that is taken is named as that', async () => {
  const { url } = await aSimulator()
  const second = run('main.ts', '--port', new URL(url).port)
  expect([await second.ended, second.said.err[0]]).toEqual([
    1,
    'simulator: --port is taken by another program',
  ])
})
