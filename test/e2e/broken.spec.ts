import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { command, expect } from './support/app.ts'
import { test } from './support/program.ts'

test.skip(process.platform !== 'linux', 'windows are looked for by a program of X11')

test('a phone that cannot be loaded says so, on the screen until it was read and to whoever started it', async ({
  dataDir,
  program,
}) => {
  const { executablePath, args, env } = command({ dataDir })
  const whole = env['RINGDESK_E2E_APP'] ?? ''
  const broken = join(dataDir, 'broken')
  for (const part of ['package.json', 'out'])
    cpSync(join(whole, part), join(broken, part), { recursive: true })
  rmSync(join(broken, 'out/main/core.cjs'))

  const app = spawn(
    executablePath,
    args.map((arg) => (arg === whole ? broken : arg)),
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const end = once(app, 'exit')
  let told = ''
  app.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  await expect.poll(() => told).toContain('ringdesk: The phone cannot be started. ')
  expect(told).toContain("Cannot find module './core.cjs'")

  // The title that GTK gives it; what it says is in it.
  const box = ['search', '--sync', '--onlyvisible', '--name', '^Error$', 'windowfocus', '--sync']
  await once(program('xdotool', [...box, 'key', 'Return']), 'exit')
  expect(await end).toEqual([1, null])
})
