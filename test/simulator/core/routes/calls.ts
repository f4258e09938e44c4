import { holdCall, pressKey, retrieveCall, setMute } from '../calls.ts'
import { leaveConference } from '../conferenceEnd.ts'
import { acceptOffer, offerOf } from '../offers.ts'
import { isConference } from '../parties.ts'
import { Refusal } from '../refusal.ts'
import { hangUpCall } from '../release.ts'
import type { Ask, Outcome, Route } from '../route.ts'
import { ok } from '../route.ts'
import type { Workitem } from '../shapes.ts'
import type { Row } from '../world.ts'
import { mustAllow, ownRow } from './own.ts'

/** A verb without a key: where its state holds already it answers 200 and changes nothing (PROTOCOL 2). */
function change(
  action: string,
  at: string,
  holds: (item: Workitem) => boolean,
  make: (ask: Ask, row: Row) => Workitem,
): Route {
  const run = (ask: Ask): Outcome => {
    const row = ownRow(ask)
    if (holds(row.item)) return ok(row.item)
    mustAllow(row.item, action)
    return ok(make(ask, row))
  }
  return { at, action, run }
}

/** Takes a held workitem back, or the pending offer of a ringing one (PROTOCOL 2, "Where the seeds disagree"). */
function activate({ core }: Ask, row: Row): Workitem {
  if (row.item.state === 'hold') return retrieveCall(core, row)
  const offer = offerOf(core, row)
  if (!offer) throw new Refusal('OFFER_NOT_PENDING', 'This offer is over.', { workitem: row.item })
  acceptOffer(core, offer)
  return core.world.rows.get(row.item.workitemId)?.item ?? row.item
}

const hangUp = ({ core }: Ask, row: Row): Workitem =>
  isConference(row.item)
    ? leaveConference(core, row, 'hangUp')
    : hangUpCall(core, row, row.item.channelType === 'voice' ? 'hangUp' : 'closed')

const isLive = ({ state, type }: Workitem) =>
  state === 'active' || (state === 'conference' && type === 'Conference')
const isOver = ({ state }: Workitem) => state === 'wrapup' || state === 'terminated'

/** Call control (PROTOCOL 2). */
export const CALL_ROUTES: readonly Route[] = [
  change('active', 'POST /users/api/calls/:id/bridge', isLive, activate),
  change(
    'hold',
    'POST /users/api/calls/:id/hold',
    ({ state }) => state === 'hold',
    ({ core }, row) => holdCall(core, row),
  ),
  change('hangUp', 'POST /users/api/calls/:id/hangup', isOver, hangUp),
  change(
    'mute',
    'POST /users/api/calls/:id/mute',
    ({ mute }) => mute === 1,
    ({ core }, row) => setMute(core, row, 1),
  ),
  change(
    'unMute',
    'DELETE /users/api/calls/:id/mute',
    ({ mute }) => mute === 0,
    ({ core }, row) => setMute(core, row, 0),
  ),
  {
    at: 'POST /users/api/calls/:id/dtmf/:digit',
    action: 'dtmf',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      const digit = ask.params['digit'] ?? ''
      mustAllow(row.item, 'dtmf')
      if (!/^[0-9*#]$/.test(digit)) {
        throw new Refusal('VALIDATION_FAILED', `${digit} is not a key of the dial pad.`, { param: 'digit' })
      }
      return ok(pressKey(ask.core, row, digit))
    },
  },
]
