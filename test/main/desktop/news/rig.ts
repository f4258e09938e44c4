import { Alerts, type AppState, type Session, type Workitem } from '../../../../preload/contract.ts'
import { createNews } from '../../../../main/desktop/news/news.ts'
import type { Note } from '../../../../main/desktop/notify/note.ts'
import { textsFor } from '../../../../main/desktop/texts.ts'
import { aCall, aClock, aState } from '../fakes.ts'

export const SESSION = { userId: 'u1', inboxes: [{ inboxId: 'q1', name: 'Sales' }] } as unknown as Session
/** The link went live then, server ms. */
export const LIVE = 100_000

/** A desk whose contact centre has these past contacts; `tell` pushes a state, `passed` a second. */
export function setUp(chosen: Partial<Alerts> = {}, locale = 'en') {
  const time = aClock(LIVE)
  let alerts = Alerts.parse(chosen)
  let past: Workitem[] = []
  let isLooking = false
  let revision = 0
  const open: Note[] = []
  const all: Note[] = []
  const done: unknown[] = []
  const news = createNews({
    clock: time.clock,
    texts: () => textsFor(locale),
    alerts: () => alerts,
    waiting: async () => past,
    isLooking: () => isLooking,
    told: () => undefined,
    chosen: (item, act) => void done.push([act, item.workitemId]),
    // As a desktop does it: what comes for a place takes the place of what was there.
    show(note) {
      const before = open.findIndex(({ place }) => place === note.place)
      if (before >= 0) open.splice(before, 1)
      all.push(note)
      open.push(note)
      return () => void (open.includes(note) && open.splice(open.indexOf(note), 1))
    },
  })
  const settle = async () => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve()
  }
  const tell = async (more: Partial<AppState> = {}) => {
    revision += 1
    const connection = { link: 'live', since: LIVE, syncedAt: time.clock.wall() } as const
    news.update(aState({ session: SESSION, connection, revision, historyRevision: revision, ...more }))
    await settle()
  }
  return {
    ...time,
    news,
    tell,
    open,
    all,
    done,
    words: () => open.map(({ title, body }) => [title, body]),
    async waits(...items: Workitem[]) {
      past = items
      time.pass(300)
      await tell()
    },
    look(does: boolean) {
      isLooking = does
      news.looked()
    },
    choose: (more: Partial<Alerts>) => (alerts = { ...alerts, ...more }),
    async passed(ms = 1_000) {
      time.pass(ms)
      await settle()
    },
  }
}

export const missed = (id: string, endedAt: number, more: Partial<Workitem> = {}) =>
  aCall({ workitemId: id, state: 'terminated', missedStatus: 0, endedAt, modifiedAt: endedAt, ...more })
export const BEN = { name: 'Ben Ode', from: '+442079460123' }
export const mail = (more: Partial<Workitem> = {}) =>
  aCall({ workitemId: 'm1', type: 'InboundEmail', channelType: 'email', from: 'eva@example.org', ...more })
export const sms = (id: string, createdAt: number, more: Partial<Workitem> = {}) =>
  aCall({
    workitemId: id,
    type: 'InboundSMS',
    channelType: 'sms',
    state: 'active',
    messages: [{ direction: 'in', from: '1', to: ['2'], cc: [], body: 'Where is it?', createdAt }],
    ...more,
  })
