import { underOwnNode } from './setup/node.mjs'

// npm start: sets up whatever is missing, then opens the app beside a simulated contact centre.
// npm start -- --server URL [--user NAME] [--data-dir DIR] [--hidden]: the app alone, with these flags.
await underOwnNode(import.meta.url)
const { open } = await import('./setup/open.mjs')
await open(process.argv.slice(2))
