import {
  failure,
  Inbox,
  refuse,
  SessionAnswer,
  TicketAnswer,
  type Result,
  type Session,
} from '../../preload/contract.ts'
import { readSocketUrl } from './address.ts'
import type { Credentials } from './credentials.ts'
import type { HttpOutcome } from './http.ts'
import { PATHS } from './routes.ts'

/** Who the agent is and what the tenant allows, and the way onto the event socket (PROTOCOL 1, 5). */
export interface SessionDesk {
  /** Opens the session at the server: user, tenant, statuses, rules, and the names of the queues. */
  open(device: { deviceId: string; platform: string; appVersion: string }): Promise<Result<Session>>
  /** A ticket for one connection, with a checked address. */
  ticket(): Promise<Result<TicketAnswer>>
  close(): Promise<void>
}

export function createSessionDesk(credentials: Credentials): SessionDesk {
  return {
    async open(device) {
      const answer = await credentials.send({ method: 'POST', path: PATHS.session, body: device })
      const session = shaped(answer, (json) => SessionAnswer.safeParse(json))
      if (!session.ok) return session
      const who = credentials.who()
      if (!who) return refuse('SIGNED_OUT', 'You are signed out.')
      const { user, tenant, authorities, statuses, settings } = session.value
      return {
        ok: true,
        value: {
          server: who.server,
          userName: who.userName,
          ...user,
          tenantId: tenant.tenantId,
          tenantName: tenant.name,
          authorities,
          statuses,
          settings,
          inboxes: await inboxes(),
        },
      }
    },

    async ticket() {
      const answer = await credentials.send({ method: 'POST', path: PATHS.ticket })
      const ticket = shaped(answer, (json) => TicketAnswer.safeParse(json))
      if (!ticket.ok) return ticket
      const who = credentials.who()
      if (!who) return refuse('SIGNED_OUT', 'You are signed out.')
      const url = readSocketUrl(ticket.value.url, who.location)
      return url.ok ? { ok: true, value: { ...ticket.value, url: url.value } } : url
    },

    async close() {
      await credentials.send({ method: 'DELETE', path: PATHS.session })
    },
  }

  /** Queue names are for reading only: without them the phone still works, and shows the ids. */
  async function inboxes(): Promise<Inbox[]> {
    const answer = await credentials.send({ method: 'GET', path: PATHS.inboxes })
    if (!answer.ok || typeof answer.json !== 'object' || answer.json === null) return []
    const objects = 'objects' in answer.json && Array.isArray(answer.json.objects) ? answer.json.objects : []
    return objects.flatMap((one) => {
      const inbox = Inbox.safeParse(one)
      return inbox.success ? [inbox.data] : []
    })
  }
}

function shaped<T>(
  answer: HttpOutcome,
  read: (json: unknown) => { success: true; data: T } | { success: false },
): Result<T> {
  if (!answer.ok) return { ok: false, failure: answer.failure }
  const value = read(answer.json)
  if (value.success) return { ok: true, value: value.data }
  return {
    ok: false,
    failure: failure('NOT_A_SERVER', 'The server’s answer could not be read. It may be newer than this app.'),
  }
}
