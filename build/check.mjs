import { underOwnNode } from './setup/node.mjs'

// npm run check: types, lint and format.
await underOwnNode(import.meta.url)
const { fences } = await import('./checks/fences.mjs')
const { failed } = await fences()
process.exit(failed > 0 ? 1 : 0)
