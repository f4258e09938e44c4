import type { Outgoing } from '../../preload/contract.ts'
import type { Moment } from './entry.ts'
import { createRedaction, type Redaction } from './redact.ts'
import { isPhrase, isWord } from './words.ts'

/** What a file says of itself; the replay refuses any other. */
export const FORMAT = 'flight-recording'
export const VERSION = 1

/** The recorder's moments as one file, a line each: nothing of whom the agent spoke with, and nothing that lets in. */
export function fileOf(told: {
  moments: readonly Moment[]
  /** What the monotonic clock counts from, Unix ms of this machine. */
  wall: number
  appVersion: string
  platform: string
}): string {
  const redaction = createRedaction()
  const { appVersion, platform, wall } = told
  const head = JSON.stringify({ format: FORMAT, version: VERSION, appVersion, platform, wall })
  const lines = told.moments.map((moment) => JSON.stringify(redacted(moment, redaction)))
  return `${head.slice(0, -1)},"moments":[\n${lines.join(',\n')}\n]}\n`
}

function redacted(moment: Moment, redaction: Redaction): object {
  const { at, kind } = moment
  switch (kind) {
    case 'in':
    case 'out':
      return { at, kind, socket: moment.socket, ...json(moment.text, redaction) }
    case 'asking':
      return {
        ...moment,
        method: /^[A-Z]{1,10}$/.test(moment.method) ? moment.method : '',
        path: redaction.path(moment.path),
      }
    case 'answered': {
      const { request, status, retryAfter, text } = moment
      return {
        at,
        kind,
        request,
        status,
        ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
        ...(text !== undefined && json(text, redaction)),
      }
    }
    case 'checkpoint': {
      const { connection, session, agent, offers, workitems, outbox } = moment.state
      const state = { agent, offers, workitems }
      const { socket, position } = moment
      return {
        at,
        kind,
        socket,
        link: connection.link,
        state: redaction.value(state),
        outbox: outbox.map((one) => waiting(one, redaction)),
        ...(session && { session: redaction.value(session) }),
        ...(position && { position: redaction.value(position) }),
      }
    }
    case 'session':
      return {
        at,
        kind,
        session: redaction.value(moment.session),
        workitems: redaction.value(moment.workitems),
        outbox: moment.outbox.map((one) => waiting(one, redaction)),
      }
    case 'run':
      return { at, kind, name: moment.name, input: redaction.value(moment.input) }
    case 'change':
      return {
        ...moment,
        id: redaction.text(moment.id),
        ...(moment.state !== undefined && { state: redaction.text(moment.state) }),
      }
    case 'said': {
      const { phrase, reason } = moment
      return {
        at,
        kind,
        phrase: isPhrase(phrase) ? phrase : '',
        ...(reason !== undefined && isWord(reason) && { reason }),
      }
    }
    case 'opening':
    case 'opened':
    case 'closed':
    case 'hungUp':
    case 'system':
    case 'link':
    case 'chance':
      return moment
    default:
      return moment satisfies never
  }
}

/** What waits, without its words. */
const waiting = ({ id, name, workitemId, at, attempted, fate }: Outgoing, redaction: Redaction) => ({
  ...{ id, name, at, attempted, fate },
  ...(workitemId !== undefined && { workitemId: redaction.text(workitemId) }),
})

/** A text as redacted JSON; what is none is said to be none. */
function json(text: string, redaction: Redaction): { json: unknown } | { unreadable: number } {
  try {
    return { json: redaction.value(text === '' ? null : JSON.parse(text)) }
  } catch {
    return { unreadable: text.length }
  }
}
