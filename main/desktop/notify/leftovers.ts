import type { SmallFile } from '../smallFile.ts'
import { askBus, askServer, ownerOf } from './busCalls.ts'
import type { Bus } from './sessionBus.ts'

/** What stands on the desktop, in a small file: a program that is killed takes nothing back. */
export interface Leftovers {
  /** These are there now. */
  keep(on: Bus, ids: readonly number[]): void
  /** Takes back what an earlier run has left, where the same server still shows it. */
  clear(on: Bus): Promise<void>
}

interface Kept {
  /** The bus and the server of that run: their numbers mean nothing to another. */
  server: string
  ids: number[]
}

/** A server knows of no more at once. */
const MOST = 100

/**
 * A server of Linux goes on showing what a killed program has shown, and tells nobody when it is clicked: neither does it start
 * the program, nor does the next one hear of it. So the next one takes it back.
 */
export function createLeftovers(file: SmallFile): Leftovers {
  let isBegun = false
  let writing = false
  /** What is read must not be overwritten before. */
  let cleared: Promise<void> = Promise.resolve()
  let next: { on: Bus; ids: readonly number[] } | undefined

  async function clear(on: Bus): Promise<void> {
    const kept = read((await file.read().catch(() => undefined))?.toString('utf8') ?? '')
    if (!kept || kept.ids.length === 0 || kept.server !== (await serverOf(on))) return
    await Promise.all(
      kept.ids.map((id) => askServer(on, 'CloseNotification', 'u', [id]).catch(() => undefined)),
    )
    await file.remove().catch(() => undefined)
  }
  async function write(): Promise<void> {
    writing = true
    await cleared
    while (next) {
      const { on, ids } = next
      next = undefined
      const kept: Kept = { server: await serverOf(on), ids: ids.slice(-MOST) }
      await file.write(JSON.stringify(kept)).catch(() => undefined)
    }
    writing = false
  }

  return {
    keep(on, ids) {
      next = { on, ids }
      if (!writing) void write()
    },
    clear(on) {
      // Once: what is in the file after that is ours.
      if (!isBegun) cleared = clear(on)
      isBegun = true
      return cleared
    },
  }
}

/** The bus has a name that no other has, and each of its programs one that is never given again. */
async function serverOf(on: Bus): Promise<string> {
  const bus = await askBus(on, 'GetId').catch(() => '')
  return `${String(bus)} ${(await ownerOf(on)) ?? ''}`
}

function read(text: string): Kept | undefined {
  try {
    const { server, ids } = JSON.parse(text) as Partial<Kept>
    const isGood = typeof server === 'string' && Array.isArray(ids) && ids.every((id) => Number.isInteger(id))
    return isGood ? { server, ids: ids.slice(-MOST) } : undefined
  } catch {
    return undefined
  }
}
