import type { Colleague } from '../core/colleague.ts'
import { HELPFUL } from '../core/colleague.ts'
import { digits } from '../core/numbers.ts'
import { playColleague } from '../core/presence.ts'
import { callerOf } from './calls.ts'
import { BadInput, number, oneOf, optionalNumber, text } from './input.ts'
import type { Verb } from './plane.ts'
import { usersOf } from './plane.ts'

/**
 * A simulated person takes the seat of `user` (both of ivo and eva by default), or behaves otherwise from now on:
 * `whenRung` answer, decline, ignore, busy or away; `afterMs`; `claimAfterMs` for what waits in an own inbox; `talkMs`. A
 * connected client keeps its seat.
 */
const colleague: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const claimAfterMs = optionalNumber(body, 'claimAfterMs')
    const talkMs = optionalNumber(body, 'talkMs')
    const behaviour: Colleague = {
      whenRung: oneOf(body, 'whenRung', ['answer', 'decline', 'ignore', 'busy', 'away']),
      afterMs: number(body, 'afterMs', HELPFUL.afterMs),
      ...(claimAfterMs === undefined ? {} : { claimAfterMs }),
      ...(talkMs === undefined ? {} : { talkMs }),
    }
    const named = usersOf(core, body)
    const seats = body['user'] === undefined ? named.filter((user) => user.colleague) : named
    const free = seats.filter((user) => !user.online)
    if (free.length === 0) throw new BadInput('user: a real client is connected there')
    for (const user of free) playColleague(core, user, behaviour)
    return { colleagues: free.map((user) => user.userName), behaviour }
  })

/**
 * How whoever has `number` behaves when called from now on: `whenCalled` answer, busy, noAnswer or failed; `afterMs`;
 * `talkMs`; `menu`, `onDigit`, `presses` and `says` as for a caller.
 */
const farEnd: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const called = digits(text(body, 'number'))
    if (called === '') throw new BadInput('number must have digits')
    const afterMs = optionalNumber(body, 'afterMs')
    const behaviour = {
      ...callerOf(body),
      whenCalled: oneOf(body, 'whenCalled', ['answer', 'busy', 'noAnswer', 'failed']),
      ...(afterMs === undefined ? {} : { afterMs }),
    }
    core.world.farEnds.set(called, behaviour)
    return { number: called, behaviour }
  })

export const PEOPLE_VERBS = { colleague, farEnd }
