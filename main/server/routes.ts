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

/** The body is what is left of the input once the ids of the path are taken out. */
const without =
  <K extends string>(...ids: K[]) =>
  (input: object): unknown =>
    Object.fromEntries(Object.entries(input).filter(([name]) => !ids.some((id) => id === name)))
const item = (id: string) => `/users/api/workitems/${part(id)}`
const conference = '/users/api/conferences'
const member = (id: string) => `${conference}/current/members/${part(id)}`
const typed = (type: string, id: string) => `/data/api/types/${type}/${part(id)}`
const found = ({ q, rows, start, queryParams }: ActionInput<'workitems.fetchWorkitems'>) => ({
  q,
  rows: rows?.toString(),
  start: start?.toString(),
  queryParams: queryParams && JSON.stringify(queryParams),
})

/** Every path of PROTOCOL 2; a verb without its row does not compile. */
export const ROUTES: { [N in ServerActionName]: Route<ActionInput<N>> } = {
  'workitems.active': { method: 'POST', path: (i) => `${call(i.workitemId)}/bridge` },
  'workitems.hold': { method: 'POST', path: (i) => `${call(i.workitemId)}/hold` },
  'workitems.hangUp': { method: 'POST', path: (i) => `${call(i.workitemId)}/hangup` },
  'workitems.mute': { method: 'POST', path: (i) => `${call(i.workitemId)}/mute` },
  'workitems.unMute': { method: 'DELETE', path: (i) => `${call(i.workitemId)}/mute` },
  'workitems.dtmf': { method: 'POST', path: (i) => `${call(i.workitemId)}/dtmf/${part(i.digit)}` },
  'workitems.startRecording': { method: 'POST', path: (i) => `${call(i.workitemId)}/recording` },
  'workitems.stopRecording': { method: 'DELETE', path: (i) => `${call(i.workitemId)}/recording` },
  'workitems.voicemail': { method: 'POST', path: (i) => `${call(i.workitemId)}/voicemail` },
  'workitems.changePriority': {
    method: 'POST',
    path: (i) => `/workflows/api/workitems/${part(i.workitemId)}/acd`,
    body: without('workitemId'),
  },
  'workitems.claim': { method: 'POST', path: (i) => `${item(i.workitemId)}/claim` },
  'workitems.dial': { method: 'POST', path: () => '/users/api/calls', body: without() },
  'workitems.createConference': { method: 'POST', path: () => conference },
  'workitems.createConferenceWithWorkitems': { method: 'POST', path: () => conference, body: without() },
  'workitems.addToConference': {
    method: 'POST',
    path: (i) => member(i.workitemId),
    body: without('workitemId'),
  },
  'workitems.removeFromConference': {
    method: 'DELETE',
    path: (i) => `${member(i.workitemId)}?action=${i.action}`,
  },
  'workitems.warmTransfer': {
    method: 'POST',
    path: () => `${conference}/current/warmtransfer`,
    body: without(),
  },
  'workitems.transferToAgent': {
    method: 'POST',
    path: (i) => `${call(i.workitemId)}/usertransfer/${part(i.userId)}`,
    body: without('workitemId', 'userId'),
  },
  'workitems.transferToInbox': {
    method: 'POST',
    path: (i) => `${call(i.workitemId)}/queuetransfer/${part(i.inboxId)}`,
    body: without('workitemId', 'inboxId'),
  },
  'workitems.transferToExternal': {
    method: 'POST',
    path: (i) => `${call(i.workitemId)}/externaltransfer`,
    body: without('workitemId'),
  },
  'workitems.fetchWorkitem': { method: 'GET', path: (i) => item(i.workitemId) },
  'workitems.fetchWorkitems': {
    method: 'GET',
    path: (i) => list('workitem', found(i)),
    answer: (json) =>
      typeof json === 'object' && json !== null && !('objects' in json) ? { ...json, objects: [] } : json,
  },
  'workitems.voicemailPlayed': {
    method: 'PUT',
    path: (i) => `${item(i.workitemId)}/voicemailplayed`,
    body: without('workitemId'),
  },
  'workitems.missedCallDialed': {
    method: 'PUT',
    path: (i) => `${item(i.workitemId)}/missedcalldialed`,
    body: without('workitemId'),
  },
  'workitems.sendEmailResponse': {
    method: 'POST',
    path: (i) => `${item(i.workitemId)}/sendemailresponse`,
    body: without('workitemId'),
  },
  'workitems.messages': {
    method: 'POST',
    path: (i) => `${item(i.workitemId)}/messages`,
    body: without('workitemId'),
  },
  'workitems.sms': { method: 'POST', path: () => '/users/api/sms', body: without() },
  'workitems.saveSurveyResult': {
    method: 'PUT',
    path: (i) => `${item(i.workitemId)}/survey`,
    body: without('workitemId'),
  },
  'workitems.assignContact': {
    method: 'PUT',
    path: (i) => `${item(i.workitemId)}/contact`,
    body: without('workitemId'),
  },
  'workitems.notes': {
    method: 'PUT',
    path: (i) => `${item(i.workitemId)}/notes`,
    body: without('workitemId'),
  },
  'workitems.extendWrapup': { method: 'POST', path: (i) => `${item(i.workitemId)}/extendwrapup` },
  'dispositions.fetchDispositions': {
    method: 'GET',
    path: ({ workitemId }) =>
      workitemId === undefined ? list('disposition') : `${item(workitemId)}/dispositions`,
    answer: listOf,
  },
  'dispositions.disposition': {
    method: 'POST',
    path: (i) => `${item(i.workitemId)}/disposition`,
    body: without('workitemId'),
  },
  'schemaType.create': { method: 'POST', path: (i) => list(i.type), body: (i) => i.data },
  'schemaType.retrieve': { method: 'GET', path: (i) => typed(i.type, i.id) },
  'schemaType.update': { method: 'PATCH', path: (i) => typed(i.type, i.id), body: (i) => i.data },
  'schemaType.delete': { method: 'DELETE', path: (i) => typed(i.type, i.id) },
  'schemaType.search': { method: 'GET', path: (i) => list(i.type, found(i)), answer: listOf },
  'offers.accept': { method: 'POST', path: (i) => `/users/api/offers/${part(i.offerId)}/accept` },
  'offers.reject': {
    method: 'POST',
    path: (i) => `/users/api/offers/${part(i.offerId)}/reject`,
    body: without('offerId'),
  },
  'offers.test': { method: 'POST', path: () => '/users/api/testoffer' },
  'agent.setStatus': { method: 'PUT', path: () => '/users/api/acd/status', body: without() },
}

/** The paths that no verb asks for: sign-in, session, ticket, and the names of the queues (PROTOCOL 1, 2, 5). */
export const PATHS = {
  signIn: '/provider/token-with-authorities',
  refresh: '/provider/api/token-refresh',
  session: '/users/api/session',
  ticket: '/users/api/ws-ticket',
  inboxes: list('queue', { rows: '500' }),
} as const
