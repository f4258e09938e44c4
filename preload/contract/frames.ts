import * as z from 'zod'
import { lax, oneByOne, ServerTime } from './basics.ts'
import { Offer, Workitem } from './objects.ts'
import { Agent } from './people.ts'

/** The event socket's sub-protocol and the largest frame in bytes (PROTOCOL 5). */
export const SUB_PROTOCOL = 'ncx.events.v1'
export const MAX_FRAME_BYTES = 1024 * 1024

const Seq = z.number().int().nonnegative()
const Name = z.string().min(1)

export const Hello = z.object({
  type: z.literal('hello'),
  heartbeatMs: z.number().positive(),
  serverTime: ServerTime,
})
export const Welcome = z.object({
  type: z.literal('welcome'),
  sessionId: Name,
  epoch: Name,
  seq: Seq,
  resumeWindowMs: z.number(),
  bufferSize: z.number(),
  serverTime: ServerTime,
})
export const Snapshot = z.object({
  type: z.literal('snapshot'),
  page: z.number().int().min(1),
  epoch: Name,
  seq: Seq,
  agent: lax(Agent),
  offers: oneByOne(Offer).optional(),
  openIds: oneByOne(z.string()).optional(),
  workitems: oneByOne(Workitem),
  cursor: z.string().optional(),
  more: z.boolean(),
})
export type Snapshot = z.infer<typeof Snapshot>
export const EVENT_NAMES = [
  'WorkitemStateChangeNotification',
  'OfferNotification',
  'OfferAcceptedNotification',
  'OfferRejectedNotification',
  'OfferExpiredNotification',
  'OfferTerminatedByHangupNotification',
  'OfferRemovedNotification',
  'OffersChangedNotification',
  'AgentStateChangeNotification',
  'PhoneStateNotification',
  'SchemaTypeChangeNotification',
] as const
export const Event = z.object({
  type: z.literal('event'),
  seq: Seq,
  epoch: Name,
  id: lax(z.string()),
  name: z.string(),
  createdAt: lax(ServerTime),
  workitemId: lax(z.string()),
  result: lax(z.string()),
  message: z.unknown(),
  cursor: lax(z.string()),
  cause: lax(z.object({ requestId: z.string() })),
})
export type Event = z.infer<typeof Event>
export const Resumed = z.object({ type: z.literal('resumed'), fromSeq: Seq, toSeq: Seq })
export const Resync = z.object({ type: z.literal('resync'), reason: z.string() })
export const HeartbeatAck = z.object({ type: z.literal('heartbeatAck'), serverTime: ServerTime, seq: Seq })
export const Goaway = z.object({
  type: z.literal('goaway'),
  reason: z.string(),
  withinMs: z.number().nonnegative(),
  resumable: z.boolean(),
})
export const ErrorFrame = z.object({ type: z.literal('error'), code: z.string(), message: z.string() })

export const ServerFrame = z.discriminatedUnion('type', [
  Hello,
  Welcome,
  Snapshot,
  Event,
  Resumed,
  Resync,
  HeartbeatAck,
  Goaway,
  ErrorFrame,
])
export type ServerFrame = z.infer<typeof ServerFrame>

/** What the client may say on the event socket (PROTOCOL 5). A `resume` on a living socket carries no ticket. */
export type ClientFrame =
  | { type: 'identify'; ticket: string; deviceId: string; cursor?: string }
  | { type: 'resume'; ticket?: string; deviceId: string; sessionId: string; epoch: string; lastSeq: number }
  | { type: 'heartbeat'; lastSeq: number }
  | { type: 'reauth'; ticket: string }
