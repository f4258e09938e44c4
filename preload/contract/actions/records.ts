import * as z from 'zod'
import { oneByOne, PathId } from '../basics.ts'
import { Workitem } from '../objects.ts'
import {
  OneWorkitem,
  SaveSurveyResultPayload,
  SchemaTypeSearchPayload,
  SendEmailResponsePayload,
} from '../payloads.ts'
import { verb } from '../verb.ts'

const Played = z.strictObject({ workitemId: PathId, played: z.boolean().default(true) })
/** The seeds' `FetchWorkitemsResponseBody`. */
export const WorkitemList = z.object({ count: z.number(), total: z.number(), objects: oneByOne(Workitem) })

/** Reading, writing and answering (seed workitem-service.txt; PROTOCOL 2). */
export const RECORDS = {
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
  'workitems.voicemailPlayed': verb({
    input: Played,
    output: Workitem,
    by: 'server',
    action: 'voicemailPlayed',
    from: ['terminated'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.missedCallDialed': verb({
    input: Played,
    output: Workitem,
    by: 'server',
    action: 'missedCallDialed',
    from: ['terminated'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.sendEmailResponse': verb({
    input: SendEmailResponsePayload.extend({ workitemId: PathId }),
    output: Workitem,
    by: 'server',
    action: 'sendEmailResponse',
    from: ['active', 'hold', 'wrapup'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.messages': verb({
    input: z.strictObject({ workitemId: PathId, body: z.string().min(1).max(20_000) }),
    output: Workitem,
    by: 'server',
    action: 'messages',
    from: ['active', 'hold', 'wrapup'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.sms': verb({
    input: z.strictObject({
      to: z.string().min(1).max(100),
      message: z.string().min(1).max(20_000),
      workitemId: PathId.optional(),
      campaignId: PathId.optional(),
    }),
    output: Workitem,
    by: 'server',
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.saveSurveyResult': verb({
    input: SaveSurveyResultPayload,
    output: z.record(z.string(), z.unknown()),
    by: 'server',
    action: 'saveSurveyResult',
    from: ['active', 'hold', 'conference', 'wrapup'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.assignContact': verb({
    input: z.strictObject({ workitemId: PathId, contactId: PathId }),
    output: Workitem,
    by: 'server',
    action: 'assignContact',
    from: ['active', 'hold', 'conference', 'wrapup'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.notes': verb({
    input: z.strictObject({
      workitemId: PathId,
      text: z.string().max(20_000),
      baseVersion: z.number().int().nonnegative(),
    }),
    output: Workitem,
    by: 'server',
    action: 'notes',
    from: ['active', 'hold', 'conference', 'wrapup'],
    repeat: 'key',
    offline: 'waits',
  }),
  'workitems.extendWrapup': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'extendwrapup',
    from: ['wrapup'],
    repeat: 'key',
    offline: 'no',
  }),
} as const
