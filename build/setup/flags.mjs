import path from 'node:path'
import { giveFolder } from './user.mjs'

export const namesServer = (flags) =>
  Boolean(process.env.RINGDESK_SERVER) || flags.some((flag) => /^--server(=|$)/.test(flag))

const GLUED = '--data-dir='

/** A relative folder means the person's, and it has to belong to the user the app runs as. */
export function withDataDir(flags) {
  const index = flags.findIndex((flag) => flag === '--data-dir' || flag.startsWith(GLUED))
  if (index < 0) return flags
  const isGlued = flags[index] !== '--data-dir'
  const folder = isGlued ? flags[index].slice(GLUED.length) : flags[index + 1]
  if (!folder) return flags // the app says what is wrong with it
  const behind = flags.slice(index + (isGlued ? 1 : 2))
  return [...flags.slice(0, index), GLUED + giveFolder(path.resolve(folder)), ...behind]
}

export function dataDirOfEnvironment() {
  const folder = process.env.RINGDESK_DATA_DIR
  return folder ? { RINGDESK_DATA_DIR: giveFolder(path.resolve(folder)) } : {}
}
