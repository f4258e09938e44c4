import * as z from 'zod'
import { PathId } from '../basics.ts'
import { Workitem } from '../objects.ts'
import { DialPayload, OneWorkitem } from '../payloads.ts'
import { verb } from '../verb.ts'
import { DIAL_PAD, WorkItemPriorities } from '../../words/seeds.ts'

const Priority = z.union(Object.values(WorkItemPriorities).map((n) => z.literal(n)))

/** Call control (seed workitem-service.txt, "Call management", "Recording", "DTMF handling"). */
export const CALLS = {
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
    input: z.strictObject({ workitemId: PathId, digit: z.enum(DIAL_PAD) }),
    output: Workitem,
    by: 'server',
    action: 'dtmf',
    from: ['dialing', 'active', 'conference'],
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.startRecording': verb({
    input: OneWorkitem,
    output: z.null(),
    by: 'server',
    action: 'startRecording',
    from: ['active', 'conference'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.stopRecording': verb({
    input: OneWorkitem,
    output: z.null(),
    by: 'server',
    action: 'stopRecording',
    from: ['active', 'conference'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.voicemail': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'voicemail',
    from: ['offered', 'dialing', 'active'],
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.changePriority': verb({
    input: z.strictObject({ workitemId: PathId, priority: Priority }),
    output: Workitem,
    by: 'server',
    action: 'changePriority',
    from: ['inqueue', 'offered', 'active', 'hold'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.claim': verb({
    input: OneWorkitem,
    output: Workitem,
    by: 'server',
    action: 'claim',
    from: ['inqueue'],
    to: 'active',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.dial': verb({
    input: DialPayload,
    output: Workitem,
    by: 'server',
    repeat: 'key',
    offline: 'no',
  }),
} as const
