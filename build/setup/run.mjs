import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { start } from './children.mjs'
import { at } from './paths.mjs'

const KEPT = 200_000 // characters of output kept for the error message

/** Runs a program to its end; its output is shown only when it fails, unless `show` is set. Never a shell. */
export function run(command, args, { show = false, limit, ...options } = {}) {
  return new Promise((resolve, reject) => {
    let text = ''
    const keep = (chunk) => (text = (text + chunk).slice(-KEPT))
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = start(command, args, { cwd: at(), stdio, timeout: limit, detached: false, ...options })
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(text)
      const error = new Error(
        `${path.basename(command)} ${args[0] ?? ''} failed (${signal ?? code})\n${text}`,
      )
      reject(Object.assign(error, { code, output: text }))
    })
  })
}

/** The code a program ended with, its output shown as it comes. */
export const exitCodeOf = (command, args, options) =>
  run(command, args, { show: true, ...options }).then(
    () => 0,
    (error) => {
      if (typeof error.code === 'number') return error.code
      throw error
    },
  )

const executable = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Where a command is, or undefined. The sbin folders count: an ordinary user's PATH often leaves them out. */
export function which(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(executable)
}
