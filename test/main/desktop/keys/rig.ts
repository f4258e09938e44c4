import { join } from 'node:path'
import type { ActName } from '../../../../main/desktop/acts/acts.ts'
import { createGlobalKeys } from '../../../../main/desktop/keys/globalKeys.ts'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { refuse, type GlobalKeyId } from '../../../../preload/contract.ts'
import { aClock, aFolder, aState } from '../fakes.ts'

/** A desktop with one list of who has which key, and an app on it. */
export function setUp(folder = aFolder()) {
  const time = aClock()
  const ours = new Map<string, () => void>()
  const theirs = new Set<string>()
  const world = { possible: new Set<ActName>(), isInFront: false, answer: refuse('NOT_LIVE', 'No.') as never }
  const done: ActName[] = []
  const refused: unknown[] = []
  const keys = createGlobalKeys({
    registrar: {
      register(name, run) {
        if (theirs.has(name) || ours.has(name)) return false
        ours.set(name, run)
        return true
      },
      unregister: (name) => void ours.delete(name),
    },
    file: createSmallFile(join(folder, 'keys.json')),
    clock: time.clock,
    acts: {
      async act(name) {
        done.push(name)
        return world.answer ?? { ok: true, value: null }
      },
      isPossible: (name) => world.possible.has(name),
    },
    isInFront: () => world.isInFront,
    isUnsure: false,
    refused: (action, { code }) => refused.push([action, code]),
    changed: () => undefined,
  })
  const rows = () => keys.into(aState()).globalKeys?.rows
  return {
    ...{ keys, time, ours, theirs, done, refused, world, folder },
    possible(...names: ActName[]) {
      world.possible = new Set(names)
      keys.look()
    },
    press: (name: string) => ours.get(name)?.(),
    is: (id: GlobalKeyId) => rows()?.[id].is,
    now: () => keys.into(aState()),
  }
}
