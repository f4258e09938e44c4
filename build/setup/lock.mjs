import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { cache } from './paths.mjs'
import { Problem, say } from './say.mjs'

// Two commands at once in one clone must not install, compile or bundle over each other.
const file = () => cache('setup.lock')

function take() {
  try {
    writeFileSync(file(), String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new Problem(`Cannot write to ${cache()}: run this as the user who owns the clone. (${error.code})`)
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whoever held the lock and is gone left it behind. An unreadable number is one that is just being written. */
function dropIfStale() {
  try {
    const pid = Number(readFileSync(file(), 'utf8'))
    if (pid > 0 && !isAlive(pid)) rmSync(file(), { force: true })
  } catch {
    // released between the two looks
  }
}

export async function exclusively(work) {
  mkdirSync(cache(), { recursive: true })
  for (let told = false; !take(); told = true) {
    if (!told) say('waiting for another command that is setting up this clone')
    dropIfStale()
    await wait(200)
  }
  const release = () => rmSync(file(), { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}
