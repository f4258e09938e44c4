import { GLOBAL_KEY_IDS, type GlobalKey, type GlobalKeyId } from '../../../preload/contract.ts'

/** The system's own list of who has which key. */
export interface Registrar {
  /** False where another program has it. */
  register(keys: string, run: () => void): boolean
  unregister(keys: string): void
}

export interface Grips {
  /** What came of it when it was last asked for. */
  of(id: GlobalKeyId): GlobalKey['is']
  /** Lets go of what is not in the list, and asks for what is new in it; with `again` also for what was refused. */
  hold(wanted: ReadonlyMap<GlobalKeyId, string>, again: boolean): void
  /** Asks for a key that nobody wants now and lets go of it, to know whether it could be had. */
  probe(id: GlobalKeyId, keys: string): void
}

/** Which keys are ours at this moment, and which were refused. */
export function createGrips(registrar: Registrar, pressed: (id: GlobalKeyId) => void): Grips {
  const held = new Map<GlobalKeyId, string>()
  /** Whose key was refused; what has become of it since then nobody tells. */
  const refused = new Set<GlobalKeyId>()
  let before: ReadonlyMap<GlobalKeyId, string> = new Map()

  function release(id: GlobalKeyId): void {
    const keys = held.get(id)
    if (keys !== undefined) registrar.unregister(keys)
    held.delete(id)
  }
  function ask(id: GlobalKeyId, keys: string): void {
    refused.delete(id)
    if (registrar.register(keys, () => pressed(id))) held.set(id, keys)
    else refused.add(id)
  }

  return {
    of: (id) => (held.has(id) ? 'held' : refused.has(id) ? 'taken' : 'free'),
    hold(wanted, again) {
      // First all that goes: one of ours may want the key that another of ours had.
      for (const id of GLOBAL_KEY_IDS) if (held.get(id) !== wanted.get(id)) release(id)
      for (const [id, keys] of wanted) if (!held.has(id) && (again || before.get(id) !== keys)) ask(id, keys)
      before = wanted
    },
    probe(id, keys) {
      if (held.has(id)) return
      ask(id, keys)
      release(id)
    },
  }
}
