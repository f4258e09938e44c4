import { underOwnNode } from './setup/node.mjs'

// npm run bench [-- --only NAME --rows N --pairs N]: what it costs beside what it could cost; a line of JSON a bar.
await underOwnNode(import.meta.url)
const { bench } = await import('./checks/bench.mjs')
await bench(process.argv.slice(2))
