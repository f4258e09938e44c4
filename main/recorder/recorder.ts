import { ACTIONS, isActionName, type AppState, type LinkState } from '../../preload/contract.ts'
import type { Change } from '../../preload/lifecycle.ts'
import type { Clock } from '../ports.ts'
import type { Happening, Moment } from './entry.ts'
import { createStreamPlace } from './place.ts'
import { createTape, type Tape } from './tape.ts'

/** News that came this long ago has been taken in, ms: what is known now is what it said. */
const TAKEN_IN_MS = 200

/** An acknowledgement is short, and changes nothing that is known. */
const isAck = (text: string): boolean => text.length < 200 && text.includes('"heartbeatAck"')

/** Keeps the last while of the phone's life in memory. Each of its words costs a push to a list, and no more. */
export interface Recorder {
  note(happening: Happening): void
  /** A verb was asked for; its words come too, and are taken out with all other words when it is saved. */
  ran(name: unknown, input: unknown): void
  told(state: AppState): void
  linked(link: LinkState): void
  changed(changes: readonly Change[]): void
  moments(): readonly Moment[]
  /** Whoever was here is gone with all that is known of them; it begins anew from this state. */
  forget(state: AppState): void
}

export function createRecorder(ports: { clock: Clock; tape?: Tape | undefined }): Recorder {
  const { clock, tape = createTape() } = ports
  const place = createStreamPlace()
  let heardAt = -Infinity
  let open: number | undefined
  let session: AppState['session']

  function note(happening: Happening): void {
    const at = clock.now()
    if (happening.kind === 'in' && !isAck(happening.text)) heardAt = at
    if (happening.kind === 'opened') open = happening.socket
    if ((happening.kind === 'closed' || happening.kind === 'hungUp') && happening.socket === open)
      open = undefined
    place.note(happening)
    tape.add({ ...happening, at })
  }

  /**
   * A new half begins where everything heard is known and there is a connection to go on with, so that it can be understood
   * by itself: what a link that is down has been through (its pauses, its place) is nobody's to know but its own.
   */
  function turn(state: AppState): void {
    const full = tape.full()
    if (full === 'no' || (full === 'full' && clock.now() - heardAt < TAKEN_IN_MS)) return
    const position = open !== undefined && state.connection.link === 'live' ? place.of(open) : undefined
    if (!position && full !== 'bursting') return
    tape.turn({
      kind: 'checkpoint',
      at: clock.now(),
      state,
      ...(position && open !== undefined && { socket: open, position }),
    })
  }

  return {
    note,
    ran(name, input) {
      if (!isActionName(name) || name.startsWith('drafts.')) return
      if (ACTIONS[name].by === 'app' && ACTIONS[name].repeat === 'read') return
      // Nobody needs to know with which password.
      note({ kind: 'run', name, input: name.endsWith('.signIn') ? {} : input })
    },
    told(state) {
      if (state.session && state.session !== session)
        note({
          kind: 'session',
          session: state.session,
          workitems: state.workitems,
          outbox: state.outbox,
        })
      session = state.session
      turn(state)
    },
    linked: (link) => note({ kind: 'link', link }),
    changed(changes) {
      for (const change of changes) {
        const id = change.kind === 'agent' ? (change.after?.userId ?? '') : change.id
        const { after } = change
        const state = after && ('statusId' in after ? after.category : after.state)
        note({
          kind: 'change',
          what: change.kind,
          id,
          ...(state !== undefined && { state }),
          ...(after && { version: after.version }),
        })
      }
    },
    moments: tape.moments,
    forget(state) {
      // Both halves.
      for (let half = 0; half < 2; half += 1) tape.turn({ kind: 'checkpoint', at: clock.now(), state })
    },
  }
}
