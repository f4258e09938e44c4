import { underOwnNode } from './setup/node.mjs'

// npm test: sets up whatever is missing, then checks, unit tests and end-to-end tests; the last line is the sum.
await underOwnNode(import.meta.url)
const { all } = await import('./checks/all.mjs')
await all(process.argv.slice(2))
