import type { ClientFrame } from '../../../preload/contract.ts'
import type { Heard } from '../../../preload/lifecycle.ts'
import { createConversation } from '../../../main/server/conversation.ts'
import type { Memory } from '../../../main/server/memory.ts'
import type { Road } from '../../../main/store.ts'
import { aWorkitem } from '../../fixtures.ts'
import { memoryLog, settle, T0, virtualClock } from '../../ports.ts'

/** What a server says, by the tables of PROTOCOL 5. */
export const hello = (heartbeatMs = 15_000) => ({ type: 'hello', heartbeatMs, serverTime: T0 })
export const welcome = (seq = 10, epoch = 'e1') => ({
  type: 'welcome',
  sessionId: 's1',
  epoch,
  seq,
  resumeWindowMs: 180_000,
  bufferSize: 1_000,
  serverTime: T0,
})
export const snapshot = (more: object = {}) => ({
  type: 'snapshot',
  page: 1,
  epoch: 'e1',
  seq: 10,
  offers: [],
  openIds: [],
  workitems: [],
  more: false,
  ...more,
})
export const event = (seq: number, more: object = {}) => ({
  type: 'event',
  seq,
  epoch: 'e1',
  id: `n${seq}`,
  name: 'WorkitemStateChangeNotification',
  createdAt: T0,
  workitemId: 'w1',
  result: 'SUCCESS',
  message: aWorkitem({ version: seq }),
  ...more,
})
export const resumed = (fromSeq: number, toSeq: number) => ({ type: 'resumed', fromSeq, toSeq })
export const ack = (seq: number) => ({ type: 'heartbeatAck', serverTime: T0, seq })

export const POSITION = { sessionId: 's1', epoch: 'e1', seq: 10 }

export interface TalkOptions {
  memory?: Memory
  cursor?: string
  openIds?: string[]
  urgent?: () => boolean
  /** What taking in a piece of news waits for. */
  taking?: () => Promise<void>
}

/** A conversation whose server is the test: `say` is the server's word, the rest is what came of it. */
export function aTalk(options: TalkOptions = {}) {
  const clock = virtualClock()
  const { log, lines } = memoryLog()
  const memory: Memory = options.memory ?? { complete: false, badFrames: 0 }
  const sent: ClientFrame[] = []
  const heard: { heard: Heard; road: Road }[] = []
  const told: string[] = []
  const talk = createConversation({
    clock,
    log,
    memory,
    deviceId: 'd1',
    ticket: 't1',
    cursor: () => Promise.resolve(options.cursor),
    openIds: () => options.openIds ?? [],
    urgent: options.urgent ?? (() => false),
    send: (frame) => void sent.push(frame),
    hearer: {
      heard(news, road) {
        heard.push({ heard: news, road })
        return options.taking?.() ?? Promise.resolve()
      },
      unsure: (ids) => void told.push(`unsure ${ids.join(' ')}`),
      serverTime: () => undefined,
      catalogueChanged: (type) => void told.push(`catalogue ${type}`),
      stale: () => void told.push('stale'),
      fresh: () => void told.push('fresh'),
      goaway: (ms, resumable) => void told.push(`goaway ${ms} ${resumable}`),
      over: (reason, identify) => void told.push(`over: ${reason}${identify ? ', identify' : ''}`),
    },
  })
  return {
    talk,
    clock,
    memory,
    sent,
    heard,
    told,
    lines,
    async say(...frames: object[]) {
      for (const frame of frames) talk.frame(JSON.stringify(frame))
      await settle()
    },
    async sayText(text: string) {
      talk.frame(text)
      await settle()
    },
  }
}

/** A conversation that is live, at `seq` 10. */
export async function aLiveTalk(options: TalkOptions = {}) {
  const live = aTalk(options)
  await live.say(hello(), welcome(), snapshot())
  live.told.length = live.sent.length = live.heard.length = 0
  return live
}
