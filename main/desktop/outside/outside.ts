import { refuse, type Result } from '../../../preload/contract.ts'
import type { Log } from '../../ports.ts'
import { readWish } from '../../starting/readWish.ts'
import type { Wish } from '../../starting/wish.ts'
import type { Acts } from '../acts/acts.ts'
import type { AskedNumber } from './asked.ts'

/** A script that goes on as if the app had ended would be wrong: nobody has answered yet. */
const ASKED =
  'Ringdesk asks on its screen first: a call, a wrap-up or something unsent would be left behind. It runs until somebody says yes.'

/** Carries out what another start of the app, a link or the system has asked for. */
export function createOutside(ports: {
  acts: Pick<Acts, 'act'>
  asked: Pick<AskedNumber, 'take'>
  show(): void
  /** May the app end now? If not, the agent has been asked. */
  mayEnd(): boolean
  quit(): void
  /** Leaves what came of a verb for whoever asked. */
  leaveAnswer(id: string, result: Result<unknown>): void
  log: Log
}) {
  const { acts, asked, show, mayEnd, quit, leaveAnswer, log } = ports

  function start({ hidden, link }: Wish & { kind: 'start' }): void {
    if (link !== undefined) asked.take(link)
    // A session that begins twice asks for no window.
    if (!hidden) show()
  }
  async function verb({ verb, answer }: Wish & { kind: 'verb' }): Promise<void> {
    if (verb !== 'quit') return leaveAnswer(answer, await acts.act(verb))
    if (!mayEnd()) return leaveAnswer(answer, refuse('ASKED', ASKED))
    leaveAnswer(answer, { ok: true, value: null })
    quit()
  }
  function dial({ number, answer }: Wish & { kind: 'dial' }): void {
    const { failure } = asked.take(number)
    show()
    leaveAnswer(answer, failure ? refuse(failure.code, failure.message) : { ok: true, value: null })
  }

  /** `told` is as it came: it is read here, and what is odd in it costs nothing but itself. */
  return (told: unknown): void => {
    const { wish, isOdd } = readWish(told)
    if (isOdd) log('odd start')
    if (wish.kind === 'start') start(wish)
    else if (wish.kind === 'dial') dial(wish)
    else void verb(wish)
  }
}
