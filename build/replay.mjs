import { underOwnNode } from './setup/node.mjs'

// npm run replay -- FILE: what the flight recorder saved, played through the real core.
await underOwnNode(import.meta.url)
const { resolve } = await import('node:path')
const { endOnSignals, start } = await import('./setup/children.mjs')
const { at } = await import('./setup/paths.mjs')
endOnSignals()
const args = [at('test', 'replay', 'main.ts'), ...process.argv.slice(2).map((file) => resolve(file))]
start(process.execPath, args, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1))
