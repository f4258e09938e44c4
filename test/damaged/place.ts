import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileNameOf } from '../../main/owner.ts'
import type { Session } from '../../preload/contract.ts'
import { aState } from '../renderer/fixtures.ts'

/** Who was here last: with a profile of them a phone opens their files without asking anybody. */
export const OWNER = { ...(aState().session as Session), server: 'https://centre.example' }
export type Store = 'journal' | 'cache'
export const PARTS = ['', '-wal', '-shm'] as const
export type Part = (typeof PARTS)[number]

/** The folders of a phone on a disk that things happen to. */
export interface Place {
  dir: string
  journals: string
  /** The path of a store's file, or of what lies beside it. */
  path(store: Store, part?: Part): string
  /** Remembers the files as they are at this moment, which is what a kill leaves. */
  asKilled(store: Store): void
  /** Puts back what was remembered. */
  restore(): void
  gone(): void
}

/** In memory where there is such a place: the bytes are the same, and nobody pulls the plug here. */
const MEMORY = '/dev/shm'

export function aPlace(): Place {
  const dir = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'ringdesk-damaged-'))
  const remembered = new Map<string, Buffer>()
  for (const store of ['journal', 'cache']) mkdirSync(join(dir, store))
  const path = (store: Store, part: Part = '') =>
    join(dir, store, `${fileNameOf(OWNER)}.${store}.sqlite${part}`)
  return {
    dir,
    journals: join(dir, 'journal'),
    path,
    asKilled(store) {
      for (const part of PARTS)
        if (existsSync(path(store, part))) remembered.set(path(store, part), readFileSync(path(store, part)))
    },
    restore() {
      for (const [file, bytes] of remembered) writeFileSync(file, bytes)
      remembered.clear()
    },
    gone: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** The files beside a store's own that are kept of it. */
export const setAside = (place: Place, store: Store): string[] =>
  readdirSync(join(place.dir, store)).filter((name) => /\.odd\d*/.test(name))
