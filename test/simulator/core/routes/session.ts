import { goOffline } from '../presence.ts'
import { tenantOf } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Outcome, Route } from '../route.ts'
import { noContent, ok } from '../route.ts'
import { giveTicket, refreshToken, signIn, TICKET_SECONDS } from '../tokens.ts'

/** Sign-in, refresh, session, sign-out (PROTOCOL 1) and the ticket of the event socket (PROTOCOL 5). */
export const SESSION_ROUTES: readonly Route[] = [
  {
    at: 'GET /provider/token-with-authorities',
    open: true,
    run: ({ core, authorization, origin }) => located(signIn(core, authorization), origin),
  },
  {
    at: 'GET /provider/api/token-refresh',
    open: true,
    run: ({ core, authorization, origin }) => located(refreshToken(core, authorization), origin),
  },
  {
    at: 'POST /users/api/session',
    run({ core, user, body }) {
      if (typeof body['deviceId'] !== 'string' || body['deviceId'] === '') {
        throw new Refusal('VALIDATION_FAILED', 'deviceId must be text.', { param: 'deviceId' })
      }
      const { tenantId, name, statuses, settings } = tenantOf(core, user.tenantId)
      return ok({
        user: { userId: user.agent.userId, name: user.agent.name },
        tenant: { tenantId, name },
        authorities: user.authorities,
        statuses,
        voice: { kind: 'none' },
        settings,
      })
    },
  },
  {
    at: 'DELETE /users/api/session',
    run({ core, userId, token }) {
      core.world.tokens.delete(token)
      core.lines.get(userId)?.end(1000, 'signed out')
      goOffline(core, userId)
      return noContent
    },
  },
  {
    at: 'POST /users/api/ws-ticket',
    run({ core, user, token, origin }) {
      const url = `${origin.replace(/^http/, 'ws')}/events`
      return ok({ url, ticket: giveTicket(core, user, token), expiresIn: TICKET_SECONDS })
    },
  },
]

const located = (token: string, origin: string): Outcome =>
  ok({ token, location: origin, clientLocation: origin })
