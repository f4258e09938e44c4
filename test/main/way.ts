import { createAdmission } from '../../main/admission.ts'
import type { Credentials } from '../../main/server/credentials.ts'
import type { SessionDesk } from '../../main/server/session.ts'
import type { Result, Session } from '../../preload/contract.ts'
import { counted, memoryLog, memoryProfile } from '../ports.ts'
import { SESSION } from '../renderer/fixtures.ts'
import { aTicket } from './server/link.ts'

export const SERVER = SESSION.server
const done: Result<null> = { ok: true, value: null }
const who = { server: SERVER, userName: 'ivo', location: SERVER }

/** An admission over credentials and a session desk that the test decides for; `calls` is what it asked of them. */
export function aWay(config: { server?: string; userName?: string; password?: string } = {}) {
  const calls: string[] = []
  let held: typeof who | undefined
  const server = {
    restore: false,
    signIn: done,
    session: () => Promise.resolve<Result<Session>>({ ok: true, value: SESSION }),
    ticket: (): Result<ReturnType<typeof aTicket> extends Result<infer T> ? T : never> => aTicket('t1'),
  }
  const credentials: Credentials = {
    async signIn(_server, userName) {
      calls.push('signIn')
      if (server.signIn.ok) held = { ...who, userName }
      return server.signIn
    },
    async restore() {
      calls.push('restore')
      if (server.restore) held = who
      return server.restore
    },
    send: () => Promise.reject(new Error('not here')),
    who: () => held,
    goodForMs: () => undefined,
    kept: () => true,
    async drop() {
      calls.push('drop')
      held = undefined
    },
    stop: () => undefined,
  }
  const desk: SessionDesk = {
    open() {
      calls.push('session')
      return server.session()
    },
    async ticket() {
      calls.push('ticket')
      return server.ticket()
    },
    async close() {
      calls.push('close')
    },
  }
  const profile = memoryProfile({ deviceId: 'd1' })
  const { log, phrases } = memoryLog()
  const opening = { wait: Promise.resolve() }
  const opened: string[] = []
  const admission = createAdmission({
    credentials,
    desk,
    profile,
    log,
    uuid: counted('d'),
    config: { server: '', userName: '', platform: 'test', appVersion: '1', ...config },
    async opened(session) {
      await opening.wait
      opened.push(session.userName)
    },
  })
  return { admission, calls, server, profile, opened, opening, phrases, log }
}
export const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.failure.code)
