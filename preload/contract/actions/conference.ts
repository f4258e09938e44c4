import * as z from 'zod'
import { PathId } from '../basics.ts'
import { Workitem } from '../objects.ts'
import {
  AddToConferenceOptions,
  CreateConferenceWithWorkitemsPayload,
  RemoveFromConferencePayload,
  TransferToAgentPayload,
  TransferToExternalPayload,
  TransferToInboxPayload,
  WarmTransferPayload,
} from '../payloads.ts'
import { verb } from '../verb.ts'

/** Several parties, and handing over (seed workitem-service.txt, "Conference management", "Transfers", "warmTransfer"). */
export const CONFERENCE = {
  'workitems.createConference': verb({
    input: z.strictObject({}),
    output: Workitem,
    by: 'server',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.createConferenceWithWorkitems': verb({
    input: CreateConferenceWithWorkitemsPayload,
    output: Workitem,
    by: 'server',
    action: 'createConferenceWithWorkitems',
    from: ['active', 'hold'],
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.addToConference': verb({
    input: AddToConferenceOptions.extend({ workitemId: PathId }),
    output: Workitem,
    by: 'server',
    action: 'addToConference',
    from: ['active', 'hold'],
    to: 'conference',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.removeFromConference': verb({
    input: RemoveFromConferencePayload,
    output: Workitem,
    by: 'server',
    action: 'removeFromConference',
    from: ['conference'],
    repeat: 'state',
    offline: 'no',
  }),
  'workitems.warmTransfer': verb({
    input: WarmTransferPayload,
    output: Workitem,
    by: 'server',
    fieldScope: { dispositionId: 'workitems:disposition' },
    action: 'warmTransfer',
    from: ['conference'],
    to: 'terminated',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.transferToAgent': verb({
    input: TransferToAgentPayload,
    output: Workitem,
    by: 'server',
    action: 'transferToAgent',
    from: ['active', 'hold'],
    to: 'wrapup',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.transferToInbox': verb({
    input: TransferToInboxPayload,
    output: Workitem,
    by: 'server',
    action: 'transferToInbox',
    from: ['active', 'hold'],
    to: 'wrapup',
    repeat: 'key',
    offline: 'no',
  }),
  'workitems.transferToExternal': verb({
    input: TransferToExternalPayload,
    output: Workitem,
    by: 'server',
    fieldScope: { dispositionId: 'workitems:disposition' },
    action: 'transferToExternal',
    from: ['active', 'hold'],
    to: 'wrapup',
    repeat: 'key',
    offline: 'no',
  }),
} as const
