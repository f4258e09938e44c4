import { goOffline } from '../presence.ts'
import type { Core } from '../core.ts'
import { tenantOf } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Outcome, Route } from '../route.ts'
import { noContent, ok } from '../route.ts'
import { giveTicket, refreshToken, signIn, signOut, TICKET_SECONDS } from '../tokens.ts'

/** Sign-in, refresh, session, sign-out (PROTOCOL 1) and the ticket of the event socket (PROTOCOL 5). */
export const SESSION_ROUTES: readonly Route[] = [
  {
    at: 'GET /provider/token-with-authorities',
    open: true,
    run: ({ core, authorization, origin }) => located(core, signIn(core, authorization), origin),
  },
  {
    at: 'GET /provider/api/token-refresh',
    open: true,
    run: ({ core, authorization, origin }) => located(core, refreshToken(core, authorization), origin),
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
      // Who was replaced by another device signs out without ending that one's work.
      if (signOut(core, userId, token)) goOffline(core, userId)
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

function located(core: Core, token: string, origin: string): Outcome {
  const location = core.world.bareLocation ? new URL(origin).host : origin
  return ok({ token, location, clientLocation: location })
}
