import { underOwnNode } from './setup/node.mjs'

// npm run package [-- arguments of electron-builder, such as --dir]: an app to install, below dist/.
// npm run package -- --smoke: installs it as well, tries it as an agent would, and removes it.
await underOwnNode(import.meta.url)
const { pack } = await import('./packing/pack.mjs')
const { tellAndExit } = await import('./setup/say.mjs')
await pack(process.argv.slice(2)).then((code) => process.exit(code), tellAndExit)
