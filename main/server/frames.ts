import * as z from 'zod'
import {
  Agent,
  type Event,
  MAX_FRAME_BYTES,
  Offer,
  SCHEMA_TYPES,
  ServerFrame,
  Workitem,
  type SchemaType,
  type ServerFrame as Frame,
} from '../../preload/contract.ts'
import type { Heard } from '../../preload/lifecycle.ts'
import { createReader } from '../reader.ts'

/** `odd`: of a name we do not know, ignored. `bad`: not a frame at all. `tooLarge`: over the limit. */
export type Read = { kind: 'frame'; frame: Frame } | { kind: 'odd' | 'bad' | 'tooLarge' }

const frameIn = createReader(ServerFrame)
const workitemIn = createReader(Workitem)
const offerIn = createReader(Offer)

/** Reads one text frame. Never throws. */
export function readFrame(text: string): Read {
  if (text.length > MAX_FRAME_BYTES) return { kind: 'tooLarge' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'bad' }
  }
  const read = frameIn(json)
  if (read.success) return { kind: 'frame', frame: read.data }
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined
  const known = ServerFrame.options.some((option) => option.shape.type.value === type)
  return { kind: typeof type === 'string' && !known ? 'odd' : 'bad' }
}

/**
 * `catalogue`: something of this schema type is not as it was. `nothing`: news we have no use for. `unreadable`: what it was
 * about is to be had another way.
 */
export type News =
  | { kind: 'heard'; heard: Heard }
  | { kind: 'catalogue'; type: SchemaType }
  | { kind: 'nothing' }
  | { kind: 'unreadable'; workitem: boolean }

/** What an event says, by its name (PROTOCOL 5). */
export function readEvent(event: Event): News {
  const workitem = event.name === 'WorkitemStateChangeNotification'
  const heard = <T>(one: { success: true; data: T } | { success: false }, news: (about: T) => Heard): News =>
    one.success ? { kind: 'heard', heard: news(one.data) } : { kind: 'unreadable', workitem }
  switch (event.name) {
    case 'WorkitemStateChangeNotification':
      return heard(workitemIn(event.message), (item) => ({ workitems: [item] }))
    case 'OfferNotification':
    case 'OfferAcceptedNotification':
    case 'OfferRejectedNotification':
    case 'OfferExpiredNotification':
    case 'OfferTerminatedByHangupNotification':
    case 'OfferRemovedNotification':
      return heard(offerIn(event.message), (offer) => ({ offers: [offer] }))
    case 'OffersChangedNotification':
      return heard(OfferList.safeParse(event.message), ({ offers }) => ({ offers, allOffers: true }))
    case 'AgentStateChangeNotification':
      return heard(Agent.safeParse(event.message), (agent) => ({ agent }))
    case 'SchemaTypeChangeNotification': {
      const type = SchemaChange.safeParse(event.message).data?.type
      return type ? { kind: 'catalogue', type } : { kind: 'nothing' }
    }
    default:
      return { kind: 'nothing' }
  }
}

/** The object itself is not taken from here: who looks at it asks for it, and for what may have changed since. */
const SchemaChange = z.object({ type: z.enum(SCHEMA_TYPES) })

const OfferList = z.object({ offers: Offer.array() })
