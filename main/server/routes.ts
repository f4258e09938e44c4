import type { ActionInput, ServerActionName } from '../../preload/contract.ts'
import type { HttpRequest } from './http.ts'

/** Where a verb goes, below `location`; `answer` turns the wire's words into the SDK's. */
export interface Route<I> {
  method: HttpRequest['method']
  path(input: I): string
  body?(input: I): unknown
  answer?(json: unknown): unknown
}

/** Half a character, which has no encoding, becomes the sign for one that cannot be read. */
const part = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
const call = (id: string) => `/users/api/calls/${part(id)}`
const list = (type: string, query: Record<string, string | undefined> = {}) => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  return `/data/api/types/${type}${search.size > 0 ? `?${search}` : ''}`
}
/** The wire says `objects` where the SDK says `list` (PROTOCOL 2). */
const listOf = (json: unknown) => {
  if (typeof json !== 'object' || json === null || !('objects' in json)) return json
  const { objects, ...rest } = json
  return { ...rest, list: objects }
}

/** Every path of PROTOCOL 2 in use; a verb without its row does not compile. */
export const ROUTES: { [N in ServerActionName]: Route<ActionInput<N>> } = {
  'workitems.active': { method: 'POST', path: (i) => `${call(i.workitemId)}/bridge` },
  'workitems.hold': { method: 'POST', path: (i) => `${call(i.workitemId)}/hold` },
  'workitems.hangUp': { method: 'POST', path: (i) => `${call(i.workitemId)}/hangup` },
  'workitems.mute': { method: 'POST', path: (i) => `${call(i.workitemId)}/mute` },
  'workitems.unMute': { method: 'DELETE', path: (i) => `${call(i.workitemId)}/mute` },
  'workitems.dtmf': { method: 'POST', path: (i) => `${call(i.workitemId)}/dtmf/${part(i.digit)}` },
  'workitems.fetchWorkitem': { method: 'GET', path: (i) => `/users/api/workitems/${part(i.workitemId)}` },
  'workitems.fetchWorkitems': {
    method: 'GET',
    path: ({ q, rows, start, queryParams }) =>
      list('workitem', {
        q,
        rows: rows?.toString(),
        start: start?.toString(),
        queryParams: queryParams && JSON.stringify(queryParams),
      }),
    answer: (json) =>
      typeof json === 'object' && json !== null && !('objects' in json) ? { ...json, objects: [] } : json,
  },
  'offers.accept': { method: 'POST', path: (i) => `/users/api/offers/${part(i.offerId)}/accept` },
  'offers.reject': {
    method: 'POST',
    path: (i) => `/users/api/offers/${part(i.offerId)}/reject`,
    body: ({ statusId }) => (statusId === undefined ? {} : { statusId }),
  },
  'dispositions.fetchDispositions': {
    method: 'GET',
    path: ({ workitemId }) =>
      workitemId === undefined
        ? list('disposition')
        : `/users/api/workitems/${part(workitemId)}/dispositions`,
    answer: listOf,
  },
  'dispositions.disposition': {
    method: 'POST',
    path: (i) => `/users/api/workitems/${part(i.workitemId)}/disposition`,
    body: ({ workitemId: _, ...options }) => options,
  },
  'agent.setStatus': { method: 'PUT', path: () => '/users/api/acd/status', body: (input) => input },
}

/** The paths that no verb asks for: sign-in, session, ticket, and the names of the queues (PROTOCOL 1, 2, 5). */
export const PATHS = {
  signIn: '/provider/token-with-authorities',
  refresh: '/provider/api/token-refresh',
  session: '/users/api/session',
  ticket: '/users/api/ws-ticket',
  inboxes: list('queue', { rows: '500' }),
} as const
