import type { AppState, Bridge, Workitem } from '../contract.ts'
import type { Ask } from './failure.ts'

/** The seeds' event: a workitem, as soon as its state or version is another. */
export const WORKITEM_STATE_CHANGE = 'WorkitemStateChange'
export type WorkitemListener = (workitem: Workitem) => void

export interface Changes {
  /** Tells this listener of every change from now on; returns its own undo. */
  subscribe(listener: WorkitemListener): () => void
  unsubscribe(listener: WorkitemListener): void
}

/** Hears the pushed states for as long as somebody listens. What ended is not in them any more: it is asked for. */
export function createChanges({ hello, onState }: Pick<Bridge, 'hello' | 'onState'>, ask: Ask): Changes {
  const listeners = new Set<WorkitemListener>()
  let known: ReadonlyMap<string, Workitem> | undefined
  let revision = -1
  let undo: (() => void) | undefined

  function tell(item: Workitem): void {
    // Each in a turn of its own: what one of them throws is seen, and is not the others' business.
    for (const listener of listeners)
      void Promise.resolve().then(() => (listeners.has(listener) ? listener(item) : undefined))
  }

  function hear(state: AppState): void {
    if (state.revision <= revision) return
    revision = state.revision
    const before = known
    known = new Map(state.workitems.map((item) => [item.workitemId, item]))
    // The first state is what was true already; a sign-out takes everything away and ends nothing.
    if (!before || !state.session) return
    for (const item of known.values()) if (differs(before.get(item.workitemId), item)) tell(item)
    for (const item of before.values()) if (!known.has(item.workitemId)) void tellEnd(item)
  }

  async function tellEnd(last: Workitem): Promise<void> {
    const { workitemId } = last
    const end =
      (await kept(workitemId)) ?? (await ask('workitems.fetchWorkitem', { workitemId }).catch(nothing))
    if (known?.has(workitemId) !== false) return
    tell(end?.state === 'terminated' ? end : { ...last, state: 'terminated', actions: [] })
  }

  /** Its last version, as this machine has it. */
  async function kept(workitemId: string): Promise<Workitem | undefined> {
    const found = await ask('history.search', { queryParams: { workitemId } }).catch(nothing)
    return found?.objects.find((item) => item.state === 'terminated')
  }

  function unsubscribe(listener: WorkitemListener): void {
    listeners.delete(listener)
    if (listeners.size > 0) return
    undo?.()
    undo = known = undefined
    revision = -1
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (!undo) {
        undo = onState(hear)
        void hello().then((state) => listeners.size > 0 && hear(state))
      }
      return () => unsubscribe(listener)
    },
    unsubscribe,
  }
}

const differs = (before: Workitem | undefined, after: Workitem): boolean =>
  before?.state !== after.state || before.version !== after.version
const nothing = (): undefined => undefined
