import { underOwnNode } from './setup/node.mjs'

// npm run gallery [-- --photograph FOLDER]: every scene of the window, to look at or as pictures.
await underOwnNode(import.meta.url)
const { gallery } = await import('./checks/gallery.mjs')
await gallery(process.argv.slice(2))
