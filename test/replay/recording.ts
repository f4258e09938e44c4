import * as z from 'zod'
import { FORMAT, VERSION } from '../../main/recorder/file.ts'
import { ACTIONS, type ActionName } from '../../preload/contract.ts'

const at = z.number()
const socket = z.number().int()
const request = z.number().int()
/** Redacted JSON, or that it was none. */
const said = { json: z.unknown().optional(), unreadable: z.number().optional() }
const named = z.custom<ActionName>((name) => typeof name === 'string' && Object.hasOwn(ACTIONS, name))
/** What waited, without its words; older recordings do not say it. */
const Waiting = z
  .array(
    z.object({
      id: z.number(),
      name: named,
      workitemId: z.string().optional(),
      at,
      attempted: z.boolean(),
      fate: z.enum(['waiting', 'perhaps', 'refused']),
    }),
  )
  .default([])
const Known = z.object({
  agent: z.unknown().optional(),
  offers: z.array(z.unknown()),
  workitems: z.array(z.unknown()),
})

/** One line of a recording (`main/recorder/file.ts`). */
export const Moment = z.discriminatedUnion('kind', [
  z.object({
    at,
    kind: z.literal('checkpoint'),
    socket: socket.optional(),
    link: z.string(),
    state: Known,
    outbox: Waiting,
    session: z.record(z.string(), z.unknown()).optional(),
    position: z.object({ sessionId: z.string(), epoch: z.string(), seq: z.number() }).optional(),
  }),
  z.object({
    at,
    kind: z.literal('session'),
    session: z.record(z.string(), z.unknown()),
    workitems: z.array(z.unknown()),
    outbox: Waiting,
  }),
  z.object({ at, kind: z.enum(['opening', 'opened']), socket }),
  z.object({ at, kind: z.enum(['in', 'out']), socket, ...said }),
  z.object({ at, kind: z.enum(['closed', 'hungUp']), socket, code: z.number() }),
  z.object({ at, kind: z.literal('asking'), request, method: z.string(), path: z.string() }),
  z.object({
    at,
    kind: z.literal('answered'),
    request,
    status: z.number().optional(),
    retryAfter: z.number().nullish(),
    ...said,
  }),
  z.object({
    at,
    kind: z.literal('run'),
    name: named,
    input: z.unknown(),
  }),
  z.object({ at, kind: z.literal('system'), what: z.string() }),
  z.object({ at, kind: z.literal('link'), link: z.string() }),
  z.object({
    at,
    kind: z.literal('change'),
    what: z.string(),
    id: z.string(),
    state: z.string().optional(),
    version: z.number().optional(),
  }),
  z.object({ at, kind: z.literal('said'), phrase: z.string(), reason: z.string().optional() }),
  z.object({ at, kind: z.literal('chance'), value: z.number() }),
])
export type Moment = z.infer<typeof Moment>
export type MomentOf<K extends Moment['kind']> = Moment & { kind: K }

const Recording = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  appVersion: z.string(),
  platform: z.string(),
  wall: z.number(),
  moments: z.array(Moment).min(1),
})
export type Recording = z.infer<typeof Recording>

/** Reads a file of the flight recorder; throws what is wrong with it, by its part. */
export function readRecording(text: string): Recording {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error('This is no recording: it is not JSON.')
  }
  const read = Recording.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`This is no recording of this version: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** The moments of one kind, in their order. */
export const ofKind = <K extends Moment['kind']>({ moments }: Recording, ...kinds: K[]): MomentOf<K>[] =>
  moments.filter((moment): moment is MomentOf<K> => (kinds as string[]).includes(moment.kind))
