import {
  NO_POLICY,
  refuse,
  ruled,
  type Policy,
  type Result,
  type Session,
  type TicketAnswer,
} from '../preload/contract.ts'
import type { Log, Profile, ProfileFile } from './ports.ts'
import { readServer } from './server/address.ts'
import type { Credentials } from './server/credentials.ts'
import type { SessionDesk } from './server/session.ts'

/** The way in: a token from the last start or from a password, then the session, then a ticket (PROTOCOL 1, 5). */
export interface Admission {
  /** Everything a connection needs to begin; what was done already is not done again. */
  admit(): Promise<Result<TicketAnswer>>
  signIn(server: string, userName: string, password: string): Promise<Result<null>>
  signOut(): Promise<void>
  deviceId(): string
  /** Reads the profile; answers who was here last, if this start is for the same server and user. */
  load(): Promise<Session | undefined>
  /** What the sign-in form should name. */
  named(): { server: string; userName: string }
}

export function createAdmission(ports: {
  credentials: Credentials
  desk: SessionDesk
  profile: ProfileFile
  log: Log
  uuid(): string
  config: {
    server: string
    userName: string
    password?: string
    platform: string
    appVersion: string
    policy?: Policy | undefined
  }
  /** A session has been opened, before anything is heard in it. */
  opened(session: Session): Promise<void>
}): Admission {
  const { credentials, desk, config, log } = ports
  const { policy = NO_POLICY } = config
  let profile: Profile = { deviceId: '' }
  let open = false
  /** Counts who is signed in: an answer for somebody who has left opens nothing. */
  let era = 0
  let entering: Promise<void> = Promise.resolve()

  async function token(): Promise<Result<null>> {
    if (credentials.who()) return { ok: true, value: null }
    const { server, userName } = named()
    if (await credentials.restore(server, userName)) return { ok: true, value: null }
    if (config.password !== undefined && server !== '' && userName !== '')
      return credentials.signIn(server, userName, config.password)
    return refuse('SIGNED_OUT', 'Sign in to begin.')
  }

  /** What the company has locked, else how this start was asked for, else who was here last, else the company's default. */
  const nameOf = (key: 'server' | 'userName'): string =>
    ruled(policy, key, config[key] || profile.last?.[key]) ?? ''

  function named(): { server: string; userName: string } {
    const { server, userName } = credentials.who() ?? {
      server: nameOf('server'),
      userName: nameOf('userName'),
    }
    return { server, userName }
  }

  async function session(): Promise<Result<null>> {
    if (open) return { ok: true, value: null }
    const mine = era
    const { platform, appVersion } = config
    const session = await desk.open({ deviceId: profile.deviceId, platform, appVersion })
    if (!session.ok) return session
    // A wake-up begins a second way in beside the first: whoever comes waits until the session can be heard in.
    entering = entering.catch(() => undefined).then(() => enter(session.value, mine))
    await entering
    return mine === era ? { ok: true, value: null } : refuse('SIGNED_OUT', 'You are signed out.')
  }

  async function enter(session: Session, mine: number): Promise<void> {
    if (mine !== era) return
    await keep({ ...profile, last: session })
    await ports.opened(session)
    open = mine === era
  }

  function leave(): void {
    era += 1
    open = false
  }

  /** A start without a profile only forgets who was here last; it must not stop the phone. */
  async function keep(next: Profile): Promise<void> {
    profile = next
    await ports.profile.save(next).catch(() => log('profile could not be saved'))
  }

  /** The sign-in of an earlier start may have run out since, or its password may be at hand still. */
  async function again(): Promise<Result<null>> {
    const who = credentials.who()
    if (!who || config.password === undefined || who.userName !== config.userName)
      return refuse('SIGN_IN_EXPIRED', 'Your sign-in has expired. Type your password to go on.')
    return credentials.signIn(who.server, who.userName, config.password)
  }

  async function way(): Promise<Result<TicketAnswer>> {
    const signedIn = await token()
    if (!signedIn.ok) return signedIn
    const opened = await session()
    return opened.ok ? desk.ticket() : opened
  }

  return {
    async admit() {
      const first = await way()
      if (first.ok || first.failure.code !== 'SIGN_IN_EXPIRED') return first
      const renewed = await again()
      return renewed.ok ? way() : renewed
    },
    async signIn(server, userName, password) {
      const { locked } = policy
      const wanted = readServer(server)
      if (wanted.ok && wanted.value !== (locked.server ?? wanted.value))
        return refuse('LOCKED', 'Your company has set where to sign in.', { param: 'server' })
      if (userName.trim() !== (locked.userName ?? userName.trim()))
        return refuse('LOCKED', 'Your company has set who signs in here.', { param: 'userName' })
      const before = credentials.who()
      const signedIn = await credentials.signIn(server, userName, password)
      const after = credentials.who()
      if (signedIn.ok && (before?.server !== after?.server || before?.userName !== after?.userName)) leave()
      return signedIn
    },
    async signOut() {
      leave()
      // Said with the token that is forgotten at once, whether the server answers or not.
      void desk.close()
      await credentials.drop()
      await keep({ deviceId: profile.deviceId })
    },
    deviceId: () => profile.deviceId,
    async load() {
      profile = await ports.profile.load().catch(() => ({ deviceId: '' }))
      if (profile.deviceId === '') await keep({ ...profile, deviceId: ports.uuid() })
      const { server, userName } = named()
      const wanted = readServer(server)
      const { last } = profile
      return wanted.ok && last?.server === wanted.value && last.userName === userName ? last : undefined
    },
    named,
  }
}
