import { createSoftphone } from '../../main/softphone.ts'
import type { Change } from '../../preload/lifecycle.ts'
import { counted, memoryCache, memoryProfile, memorySecrets, noAlerts, noDesktop } from '../ports.ts'
import { journalDisk, memoryJournal, type JournalDisk } from '../memoryJournal.ts'
import { createScheduler } from '../simulation/scheduler.ts'
import { createAnswers } from './answers.ts'
import { ofKind, type Recording } from './recording.ts'
import { createSockets } from './sockets.ts'

/** One thing that became true, in the recording or in its replay; `at` in ms since the recording begins. */
export interface Step {
  at: number
  text: string
}

/** What came of a replay. */
export interface Replayed {
  links: { then: Step[]; now: Step[] }
  changes: { then: Step[]; now: Step[] }
  /** What could not be true, in the replay. */
  broken: Step[]
  /** What changes something at the server and was asked for then, and not now. */
  unasked: Step[]
}

/** How many turns the way to a checkpoint may take; none of them takes any time. */
const TURNS = 100
/** How much longer than the recording it is watched, so that what it has set off comes to its end, ms. */
const AFTER_MS = 50

/** Plays a recording through the real core, on a virtual clock. The same file gives the same answer. */
export async function replay(recording: Recording): Promise<Replayed> {
  const time = createScheduler()
  const begins = recording.moments[0]?.at ?? 0
  const ends = recording.moments.at(-1)?.at ?? begins
  // A server's clock has whole milliseconds.
  const wall = () => Math.round(recording.wall + begins + time.now())
  const [checkpoint] = ofKind(recording, 'checkpoint')
  const isMidway = checkpoint?.position !== undefined
  if (!isMidway && checkpoint?.session)
    throw new Error('This recording begins without a connection: it can be read, and not played.')
  const chances = ofKind(recording, 'chance').map(({ value }) => value)
  const now: Replayed = {
    links: { then: ofKind(recording, 'link').map((one) => step(one.at - begins, one.link)), now: [] },
    changes: { then: ofKind(recording, 'change').map((one) => step(one.at - begins, textOf(one))), now: [] },
    broken: [],
    unasked: [],
  }
  const [session] = ofKind(recording, 'session')
  // What leads up to the checkpoint is not of the recording.
  let isBegun = !isMidway
  const answers = createAnswers({ time, recording, begins, isBegun: () => isBegun })
  const phone = createSoftphone(
    {
      clock: { now: () => time.now(), wall, after: time.after },
      fetch: answers.fetch,
      distrust: () => undefined,
      openSocket: createSockets(time, recording, begins, wall),
      openCache: async () => memoryCache('fresh', (session?.workitems ?? []) as never),
      openJournal: async () => memoryJournal({ ...journalDisk(), ...waitingIn(recording) }),
      secrets: memorySecrets(kept(recording)),
      profile: memoryProfile({ deviceId: 'device' }),
      random: () => chances.shift() ?? 0.5,
      uuid: counted('00000000-0000-4000-8000-'),
      log(phrase, facts) {
        if (phrase === 'invariant broken') now.broken.push(step(time.now(), `${facts?.reason} ${facts?.id}`))
      },
      logged: () => [],
      updates: { check: async () => undefined, install: () => undefined },
      fetchPicture: async () => Promise.reject(new Error('no pictures here')),
      openOutside: async () => false,
      alerts: noAlerts,
      ...noDesktop,
      saveRecording: async () => ({ ok: true, value: { saved: false } }),
    },
    {
      server: 'http://localhost',
      userName: 'x',
      platform: recording.platform,
      appVersion: recording.appVersion,
      ...(typedNothing(recording) && { password: 'x' }),
    },
  )
  phone.onLink((link) => {
    if (isBegun) now.links.now.push(step(time.now(), link))
  })
  phone.onChanges((changes) => {
    if (isBegun) now.changes.now.push(...changes.map((change) => step(time.now(), textOf(plain(change)))))
  })
  for (const run of ofKind(recording, 'run', 'system'))
    time.after(run.at - begins, () => {
      if (run.kind === 'system') {
        if (run.what === 'resume' || run.what === 'network' || run.what === 'unlock') phone.wake(run.what)
      } else void phone.run(run.name, run.name === 'app.signIn' ? SIGN_IN : run.input)
    })
  await phone.start()
  for (let turn = 0; turn < TURNS && !isBegun; turn += 1) {
    isBegun = phone.state().connection.link === 'live'
    await time.advance(0)
  }
  if (!isBegun) throw new Error('The recording begins with a state that this core cannot come to.')
  await time.advance(ends - begins + AFTER_MS)
  return { ...now, unasked: answers.unasked() }
}

const SIGN_IN = { server: 'http://localhost', userName: 'x', password: 'x' }
const step = (at: number, text: string): Step => ({ at, text })
const textOf = (one: {
  what: string
  id: string
  state?: string | undefined
  version?: number | undefined
}) =>
  [one.what, one.id, one.state ?? 'gone', ...(one.version === undefined ? [] : [`v${one.version}`])].join(' ')

function plain(change: Change) {
  const { kind: what, after } = change
  const id = change.kind === 'agent' ? (change.after?.userId ?? '') : change.id
  const state = after && ('statusId' in after ? after.category : after.state)
  return { what, id, ...(state !== undefined && { state }), ...(after && { version: after.version }) }
}

/** What waited when the recording begins. Its words are not in it: whatever is sent in their place finds their answer. */
function waitingIn(recording: Recording): Pick<JournalDisk, 'entries' | 'born'> {
  const [first] = ofKind(recording, 'checkpoint', 'session').filter(({ outbox }) => outbox.length > 0)
  const entries = (first?.outbox ?? []).map(({ workitemId, ...one }) => {
    const about = { ...(workitemId !== undefined && { workitemId }) }
    return { ...one, ...about, key: `key ${one.id}`, input: about }
  })
  return { entries, born: entries.at(-1)?.id ?? 0 }
}

/** Was a sign-in kept from an earlier start? Then nobody asked for one before the session. */
function kept(recording: Recording): string | undefined {
  const [first] = ofKind(recording, 'asking', 'run')
  const isFresh =
    first?.kind === 'run' || (first?.kind === 'asking' && first.path.endsWith('token-with-authorities'))
  if (isFresh && !ofKind(recording, 'checkpoint')[0]?.position) return undefined
  const token = `x.${Buffer.from('{"iat":0,"exp":1000000}').toString('base64url')}.x`
  return JSON.stringify({ server: 'http://localhost', userName: 'x', location: 'http://localhost', token })
}

/** Was the password of the environment used? Then a sign-in was asked for that nobody had typed. */
function typedNothing(recording: Recording): boolean {
  const [first] = ofKind(recording, 'asking', 'run')
  return first?.kind === 'asking' && first.path.endsWith('token-with-authorities')
}
