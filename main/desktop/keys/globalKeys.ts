import {
  GLOBAL_KEY_IDS,
  refuse,
  type ActionName,
  type AppState,
  type Failure,
  type GlobalKey,
  type GlobalKeyId,
  type GlobalKeys,
} from '../../../preload/contract.ts'
import type { Clock, GlobalKeysPort, Undo } from '../../ports.ts'
import type { Acts } from '../acts/acts.ts'
import type { SmallFile } from '../smallFile.ts'
import { ownerOf, readChoices, USUAL } from './choices.ts'
import { createGrips, type Registrar } from './grips.ts'

/** A key that is kept down comes again after this at the latest, ms: the slowest desktop waits 660 before it repeats. */
const REPEAT_MS = 700
/** A key that is kept down then comes every 25 to 40 ms; nobody presses a key twice within this, ms. */
const QUICK_MS = 120
/** What a second press takes back: that one is meant, and not only a finger that stays. */
const TO_AND_FRO: readonly GlobalKeyId[] = ['mute', 'hold']
/** How long a test waits for the key, ms. */
const TEST_MS = 10_000
/** How often a key is asked for again that another program has while it is needed, ms. */
const AGAIN_MS = 5_000

export interface GlobalKeysPorts {
  registrar: Registrar
  file: SmallFile
  clock: Clock
  acts: Acts
  /** Has the window the focus? It then knows which call is looked at, and decides what the key means. */
  isInFront(): boolean
  /** Keys may not arrive on this desktop, though the system gives them. */
  isUnsure: boolean
  /** What a key has asked for did not happen. */
  refused(action: ActionName, failure: Failure): void
  changed(): void
}

/** The verb whose refusal a key's is told as. */
const VERB_OF = {
  answer: 'offers.accept',
  decline: 'offers.reject',
  hangUp: 'workitems.hangUp',
  mute: 'workitems.mute',
  hold: 'workitems.hold',
} as const

/** The keys that act in every program, each held only while its act is possible: others want them too. */
export interface GlobalKeysDesk extends GlobalKeysPort {
  /** Resolves when what an earlier run has kept is known. */
  load(): Promise<void>
  /** What is possible may be another. */
  look(): void
  /** The state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
  stop: Undo
}

export function createGlobalKeys(ports: GlobalKeysPorts): GlobalKeysDesk {
  const { file, clock, acts } = ports
  const grips = createGrips(ports.registrar, press)
  let choices = USUAL
  let isChosen = false
  let pressed: GlobalKeys['pressed']
  let last: { id: GlobalKeyId; at: number } | undefined
  let testing: { id: GlobalKeyId; end(arrived: boolean): void } | undefined
  let cancelAgain: Undo | undefined
  let cancelSecond: Undo | undefined
  /** By key, what it has asked for last. */
  const acting = new Map<GlobalKeyId, Promise<boolean>>()
  let isOver = false
  let changes = 0
  let told = ''

  function tell(): void {
    changes += 1
    ports.changed()
  }
  const rows = () =>
    Object.fromEntries(
      GLOBAL_KEY_IDS.map((id): [string, GlobalKey] => [id, { ...choices[id], is: grips.of(id) }]),
    ) as GlobalKeys['rows']

  function isWanted(id: GlobalKeyId): boolean {
    if (testing?.id === id) return true
    if (!choices[id].on || (id === 'show' && ports.isInFront())) return false
    return acts.isPossible(id)
  }
  function hold(again: boolean): void {
    if (isOver) return
    const wanted = new Map(GLOBAL_KEY_IDS.filter(isWanted).map((id) => [id, choices[id].keys]))
    grips.hold(wanted, again)
    const isShort = [...wanted.keys()].some((id) => grips.of(id) === 'taken')
    if (!isShort || again) cancelAgain?.()
    if (!isShort) cancelAgain = undefined
    else if (!cancelAgain || again) cancelAgain = clock.after(AGAIN_MS, () => hold(true))
    const now = JSON.stringify(rows())
    if (now === told) return
    told = now
    tell()
  }
  /** Whether each could be had, so that it is known before a call comes. */
  function probe(): void {
    for (const id of GLOBAL_KEY_IDS) if (choices[id].on) grips.probe(id, choices[id].keys)
    hold(false)
  }
  /**
   * The system tells presses and no releases: kept down, a key would mute and unmute. What comes within the time of a first
   * repeat may be one, or a second press; of a repeat the next follows at once, so it is known a moment later. Only a finger
   * that lets go between the first repeat and the second is taken for two presses.
   */
  function press(id: GlobalKeyId): void {
    const before = last
    last = { id, at: clock.now() }
    // Only the key that was pressed last comes again by itself.
    const after = before?.id === id ? last.at - before.at : Infinity
    if (after >= REPEAT_MS) return meant(id)
    cancelSecond?.()
    if (after > QUICK_MS && TO_AND_FRO.includes(id)) cancelSecond = clock.after(QUICK_MS, () => meant(id))
  }
  function meant(id: GlobalKeyId): void {
    if (testing?.id === id) return testing.end(true)
    if (id === 'show' || !ports.isInFront()) return void act(id)
    pressed = { id, n: changes + 1 }
    tell()
  }
  /** A second press means what the first has left, and nothing where that one did not happen. */
  async function act(id: GlobalKeyId): Promise<void> {
    const first = TO_AND_FRO.includes(id) ? acting.get(id) : undefined
    const mine = first ? first.then((done) => done && carryOut(id)) : carryOut(id)
    acting.set(id, mine)
    await mine
    if (acting.get(id) === mine) acting.delete(id)
  }
  async function carryOut(id: GlobalKeyId): Promise<boolean> {
    const done = await acts.act(id)
    if (!done.ok && id !== 'show') ports.refused(VERB_OF[id], done.failure)
    return done.ok
  }

  return {
    async load() {
      const kept = await file.read().catch(() => undefined)
      if (kept && !isChosen) choices = readChoices(kept.toString('utf8'))
      if (!isOver) probe()
    },
    look: () => hold(false),
    async change({ id, keys, on }) {
      const owner = keys && ownerOf(choices, keys, id)
      if (owner) return refuse('KEY_IN_USE', 'Another act has this key.', { param: owner })
      isChosen = true
      const was = choices[id]
      choices = { ...choices, [id]: { keys: keys ?? was.keys, on: on ?? was.on } }
      testing?.end(false)
      // What is no longer ours another program may have at once.
      hold(false)
      probe()
      try {
        await file.write(JSON.stringify(choices, null, 2) + '\n')
        return { ok: true, value: null }
      } catch {
        return refuse('NOT_SAVED', 'This holds until the app ends: it could not be kept on this machine.')
      }
    },
    test: ({ id }) =>
      new Promise((resolve) => {
        testing?.end(false)
        const cancel = clock.after(TEST_MS, () => end(false))
        testing = { id, end }
        hold(true)
        if (grips.of(id) !== 'taken') return
        finish()
        resolve(refuse('KEY_TAKEN', 'Another program has this key.'))

        function end(arrived: boolean): void {
          finish()
          resolve({ ok: true, value: { arrived } })
        }
        function finish(): void {
          cancel()
          testing = undefined
          hold(false)
        }
      }),
    into: (state) => ({
      ...state,
      revision: state.revision + changes,
      globalKeys: { rows: rows(), isUnsure: ports.isUnsure, ...(pressed && { pressed }) },
    }),
    stop() {
      isOver = true
      cancelAgain?.()
      cancelSecond?.()
      testing?.end(false)
      grips.hold(new Map(), false)
    },
  }
}
