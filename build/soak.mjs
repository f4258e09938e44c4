import { underOwnNode } from './setup/node.mjs'

// npm run soak [-- --only NAME --count N --seed S]: each bar at its whole length; a line of JSON a bar.
await underOwnNode(import.meta.url)
const { soak } = await import('./checks/soak.mjs')
await soak(process.argv.slice(2))
