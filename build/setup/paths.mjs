import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Where things are. Everything this setup makes for itself lies under .cache/, so removing that folder is a fresh start.
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
export const at = (...parts) => path.join(root, ...parts)
export const modules = (...parts) => at('node_modules', ...parts)
export const cache = (...parts) => at('.cache', ...parts)
export const out = (...parts) => at('out', ...parts)

const os = process.platform === 'win32' ? 'win' : process.platform
const exe = process.platform === 'win32' ? 'node.exe' : 'node'
/** The Node that the project's packages bring. */
export const ownNode = () => modules(`node-${os}-${process.arch}`, 'bin', exe)
