import { underOwnNode } from './setup/node.mjs'

// npm run simulator -- --port N --seed S --scenario NAME: the simulated contact centre without the app.
await underOwnNode(import.meta.url)
const { endOnSignals, start } = await import('./setup/children.mjs')
const { at } = await import('./setup/paths.mjs')
endOnSignals()
const args = [at('test', 'simulator', 'main.ts'), ...process.argv.slice(2)]
start(process.execPath, args, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1))
