import * as z from 'zod'
import { Agent, Disposition, Offer, oneByOne, Workitem } from './objects.ts'
import { verb } from './verb.ts'

/** Becomes a segment of a path: no dots that climb, no half characters that cannot be encoded. */
const Id = z
  .string()
  .max(200)
  .regex(/^(?!\.{1,2}$)\P{Cs}+$/u)
const OneWorkitem = z.strictObject({ workitemId: Id })
const Nothing = z.strictObject({})
const Done = z.null()
const DispositionList = z.object({ count: z.number(), total: z.number(), list: oneByOne(Disposition) })
/** The seeds' `FetchWorkitemsResponseBody`. */
export const WorkitemList = z.object({ count: z.number(), total: z.number(), objects: oneByOne(Workitem) })

/** A key of the dial pad (seed workitem-service.txt, "DTMF handling"). */
export const DIAL_PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** Seed disposition.txt, "Apply a Disposition to a Workitem"; body of PROTOCOL 2 `disposition`. */
export const DispositionOptions = z.strictObject({
  workitemId: Id,
  dispositionId: Id.optional(),
  summary: z.string().max(20_000).optional(),
  note: z.string().max(20_000).optional(),
  callbackDate: z.number().int().positive().optional(),
  callbackTime: z.number().int().positive().optional(),
  timeZone: z.string().max(100).optional(),
  phoneNumber: z.string().max(100).optional(),
  contactId: Id.optional(),
  survey: z.record(z.string(), z.json()).optional(),
})
export type DispositionOptions = z.infer<typeof DispositionOptions>

/** Seed workitem-service.txt, "fetchWorkitems": `queryParams` are exact matches, `rows` at most 500 (PROTOCOL 2). */
export const SchemaTypeSearchPayload = z.strictObject({
  q: z.string().max(2_000).optional(),
  queryParams: z.record(z.string(), z.json()).optional(),
  rows: z.number().int().min(1).max(500).optional(),
  start: z.number().int().nonnegative().optional(),
})
export type SchemaTypeSearchPayload = z.infer<typeof SchemaTypeSearchPayload>

/** One row a verb, under the seeds' own name. Adding a verb is adding a row here and a route in main/server/routes.ts. */
export const ACTIONS = {
  'workitems.active': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'active',
    from: ['offered', 'hold'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.hold': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'hold',
    from: ['active', 'conference'],
    to: 'hold',
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.hangUp': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'hangUp',
    from: ['dialing', 'active', 'hold', 'conference'],
    repeat: 'state',
    offline: 'held',
  }),
  'workitems.mute': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'mute',
    from: ['dialing', 'active', 'conference'],
    repeat: 'state',
    offline: 'held',
  }),
  'workitems.unMute': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'unMute',
    from: ['dialing', 'active', 'conference'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.dtmf': verb({
    input: z.strictObject({ workitemId: Id, digit: z.enum(DIAL_PAD) }),
    output: Workitem,
    by: 'server',
    action: 'dtmf',
    from: ['dialing', 'active', 'conference'],
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.fetchWorkitem': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    repeat: 'read',
    offline: 'yes',
  }),
  'workitems.fetchWorkitems': verb({
    input: SchemaTypeSearchPayload,
    output: WorkitemList,
    by: 'server',
    repeat: 'read',
    offline: 'yes',
  }),
  'offers.accept': verb({
    input: z.strictObject({ offerId: Id }),
    output: Offer,
    by: 'server',
    action: 'accept',
    from: ['offered'],
    to: 'active',
    repeat: 'key',
    offline: 'no',
  }),
  'offers.reject': verb({
    input: z.strictObject({ offerId: Id, statusId: Id.optional() }),
    output: Offer,
    by: 'server',
    action: 'reject',
    from: ['offered'],
    repeat: 'key',
    offline: 'no',
  }),
  'dispositions.fetchDispositions': verb({
    input: z.strictObject({ workitemId: Id.optional() }),
    output: DispositionList,
    by: 'server',
    repeat: 'read',
    offline: 'yes',
  }),
  'dispositions.disposition': verb({
    input: DispositionOptions,
    output: Workitem,
    by: 'server',
    action: 'disposition',
    from: ['active', 'hold', 'conference', 'wrapup', 'terminated'],
    repeat: 'key',
    offline: 'waits',
  }),
  'agent.setStatus': verb({
    input: z.strictObject({ statusId: Id, nextStatusId: Id.optional() }),
    output: Agent,
    by: 'server',
    repeat: 'state',
    offline: 'no',
  }),
  'app.signIn': verb({
    input: z.strictObject({
      server: z.string().max(2_000),
      userName: z.string().max(500),
      password: z.string().max(2_000),
    }),
    output: Done,
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  'app.signOut': verb({ input: Nothing, output: Done, by: 'app', repeat: 'state', offline: 'yes' }),
  'app.reconnect': verb({ input: Nothing, output: Done, by: 'app', repeat: 'state', offline: 'yes' }),
  'history.recent': verb({
    input: z.strictObject({ rows: z.number().int().min(1).max(200) }),
    output: z.array(Workitem),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
} as const

export type Actions = typeof ACTIONS
export type ActionName = keyof Actions
export type ServerActionName = {
  [N in ActionName]: Actions[N]['by'] extends 'server' ? N : never
}[ActionName]
export type ActionInput<N extends ActionName> = z.infer<Actions[N]['input']>
export type ActionOutput<N extends ActionName> = z.infer<Actions[N]['output']>

export const isActionName = (name: unknown): name is ActionName =>
  typeof name === 'string' && Object.hasOwn(ACTIONS, name)
