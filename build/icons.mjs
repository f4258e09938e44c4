import { underOwnNode } from './setup/node.mjs'

// node build/icons.mjs: draws build/icons/png anew from icon.svg. The results are kept in the repository.
await underOwnNode(import.meta.url)
const { cpSync, chmodSync, mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
const { endAll } = await import('./setup/children.mjs')
const { display } = await import('./setup/display.mjs')
const { setUp } = await import('./setup/index.mjs')
const { at } = await import('./setup/paths.mjs')
const { run } = await import('./setup/run.mjs')

const { program, switches } = await setUp({ name: 'icons', commands: ['Xvfb'] })
const folder = mkdtempSync('/var/tmp/ringdesk-icons-')
cpSync(at('build', 'icons'), folder, { recursive: true })
chmodSync(folder, 0o755)
const drawn = await run(program, [...switches, folder], { env: { ...process.env, ...(await display()) } })
for (const [, size, png] of drawn.matchAll(/^(\d+) ([\w+/=]+)$/gm)) {
  writeFileSync(at('build', 'icons', 'png', `${size}x${size}.png`), Buffer.from(png, 'base64'))
}
rmSync(folder, { recursive: true })
await endAll()
process.exit(0)
