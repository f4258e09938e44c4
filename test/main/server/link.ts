import { refuse, type Result, type TicketAnswer } from '../../../preload/contract.ts'
import { createLink, type LinkStatus } from '../../../main/server/socket.ts'
import { counted, memoryLog, settle, virtualClock } from '../../ports.ts'
import { memorySockets } from '../../sockets.ts'
import { hello, resumed, snapshot, welcome } from './talk.ts'

export const aTicket = (ticket: string): Result<TicketAnswer> => ({
  ok: true,
  value: { url: 'wss://centre.example/events', ticket, expiresIn: 30 },
})

/** A link whose server is the test. `random` is 0.5 unless told: half of every ceiling. */
export function aLink({ random = 0.5 } = {}) {
  const clock = virtualClock()
  const sockets = memorySockets()
  const { log, lines: logged } = memoryLog()
  const told: LinkStatus[] = []
  let distrusted = 0
  const name = counted('t')
  /** What asking to be let in comes to. */
  const door = {
    admit: (): Promise<Result<TicketAnswer>> => Promise.resolve(aTicket(name())),
    ticket: (): Promise<Result<TicketAnswer>> => Promise.resolve(aTicket(name())),
    asked: 0,
  }
  const link = createLink({
    clock,
    log,
    random: () => random,
    openSocket: sockets.openSocket,
    distrust: () => void (distrusted += 1),
    deviceId: () => 'd1',
    admit() {
      door.asked += 1
      return door.admit()
    },
    ticket: () => door.ticket(),
    cursor: () => Promise.resolve('c1'),
    openIds: () => [],
    urgent: () => false,
    hearer: {
      heard: () => Promise.resolve(),
      unsure: () => undefined,
      serverTime: () => undefined,
      catalogueChanged: () => undefined,
    },
    onStatus: (status) => void told.push(status),
  })
  const say = async (...frames: object[]) => {
    for (const frame of frames) sockets.last().say(frame)
    await settle()
  }
  const begun = async () => {
    await settle()
    sockets.last().open()
    await say(hello())
  }
  return {
    link,
    clock,
    lines: sockets.lines,
    /** Why it is not connected, as the log has it. */
    reasons: () => logged.flatMap(({ phrase, facts }) => (phrase === 'not connected' ? facts?.code : [])),
    last: sockets.last,
    /** How often what was open was distrusted. */
    distrusted: () => distrusted,
    told,
    door,
    say,
    /** What the client said first on its newest socket, and who it is there. */
    first: () => sockets.last().sent[0],
    now: () => told[told.length - 1] as LinkStatus,
    /** Lets the pause pass that was announced. */
    again: () => clock.advance(told[told.length - 1]?.retryInMs ?? 0),
    /** Lets the newest connection become live, whichever way the client asks for. */
    async live() {
      await begun()
      if (sockets.last().sent[0]?.type === 'resume') await say(resumed(11, 10))
      else await say(welcome(), snapshot())
    },
    begun,
  }
}

/** A link that is live on its first socket. */
export async function aLiveLink(options: { random?: number } = {}) {
  const one = aLink(options)
  one.link.start()
  await one.live()
  return one
}

/** A refusal as data. */
export const aRefusal = (code: string, more: object = {}) => refuse(code, 'No.', more)
