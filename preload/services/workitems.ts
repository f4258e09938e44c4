import type {
  ActionPayload,
  AddToConferenceOptions,
  CreateConferenceWithWorkitemsPayload,
  FetchWorkitemsResponseBody,
  RemoveFromConferencePayload,
  SaveSurveyResultPayload,
  SchemaTypeSearchPayload,
  SendEmailResponsePayload,
  TransferToAgentPayload,
  TransferToExternalPayload,
  TransferToInboxPayload,
  WarmTransferPayload,
  Workitem,
  WorkItemPriority,
} from '../contract.ts'
import type { Changes, WORKITEM_STATE_CHANGE, WorkitemListener } from './changes.ts'
import type { Ask } from './failure.ts'

/** A workitem, or its id: every method that takes one takes either (PROTOCOL 2). */
export type Model = Workitem | string

/** The id that is meant. */
export const idOf = (model: Model): string => (typeof model === 'string' ? model : model.workitemId)
const one = (model: Model) => ({ workitemId: idOf(model) })

/**
 * The documented WorkitemsService (seed workitem-service.txt). Every method rejects with a `ServiceError`; what resolves
 * is the server's word, and the same follows by the event.
 */
export class WorkitemsService {
  readonly #ask: Ask
  readonly #changes: Changes

  constructor(ask: Ask, changes: Changes) {
    this.#ask = ask
    this.#changes = changes
  }

  /** Hears every change of a workitem; returns its own undo ("Overview", WorkitemStateChange). */
  on(_event: typeof WORKITEM_STATE_CHANGE, listener: WorkitemListener): () => void {
    return this.#changes.subscribe(listener)
  }
  off(_event: typeof WORKITEM_STATE_CHANGE, listener: WorkitemListener): void {
    this.#changes.unsubscribe(listener)
  }

  /** Activates a call: answers it, or retrieves it from hold. */
  active(model: Model): Promise<Workitem> {
    return this.#ask('workitems.active', one(model))
  }
  /** Puts a call on hold. */
  hold(model: Model): Promise<Workitem> {
    return this.#ask('workitems.hold', one(model))
  }
  /** Ends a call. */
  hangUp(model: Model): Promise<Workitem> {
    return this.#ask('workitems.hangUp', one(model))
  }
  /** Resolves with `mute` 1. */
  mute(model: Model): Promise<Workitem> {
    return this.#ask('workitems.mute', one(model))
  }
  /** Resolves with `mute` 0. */
  unMute(model: Model): Promise<Workitem> {
    return this.#ask('workitems.unMute', one(model))
  }
  /** @deprecated Say `unMute`. */
  unmute(model: Model): Promise<Workitem> {
    return this.unMute(model)
  }
  /** The caller to voicemail, or the tenant's message to the far end; `voicemailFile` follows when it is recorded. */
  voicemail(model: Model): Promise<Workitem> {
    return this.#ask('workitems.voicemail', one(model))
  }
  /** Marks a voicemail as read or unread: `vmStatus` 1 or 0. */
  voicemailPlayed(model: Model, played = true): Promise<Workitem> {
    return this.#ask('workitems.voicemailPlayed', { ...one(model), played })
  }
  /** From 1, lowest, to 5, highest: `WorkItemPriorities`. */
  changePriority(model: Model, priority: WorkItemPriority): Promise<Workitem> {
    return this.#ask('workitems.changePriority', { ...one(model), priority })
  }
  fetchWorkitem(model: Model): Promise<Workitem> {
    return this.#ask('workitems.fetchWorkitem', one(model))
  }
  /** All workitems, or those that the search names. */
  fetchWorkitems(payload: SchemaTypeSearchPayload = {}): Promise<FetchWorkitemsResponseBody> {
    return this.#ask('workitems.fetchWorkitems', payload)
  }
  /** Marks a missed call as read or unread: `missedStatus` 1 or 0. */
  missedCallDialed(model: Model, played = true): Promise<Workitem> {
    return this.#ask('workitems.missedCallDialed', { ...one(model), played })
  }
  /** @deprecated Say `missedCallDialed`. */
  missCallDialed(model: Model, played = true): Promise<Workitem> {
    return this.missedCallDialed(model, played)
  }
  /** Leaves the agent's conference to those in it. */
  warmTransfer(payload: WarmTransferPayload): Promise<Workitem> {
    return this.#ask('workitems.warmTransfer', payload)
  }
  /** `record` follows by the event. */
  async startRecording(model: Model): Promise<void> {
    await this.#ask('workitems.startRecording', one(model))
  }
  async stopRecording(model: Model): Promise<void> {
    await this.#ask('workitems.stopRecording', one(model))
  }
  createConference(): Promise<Workitem> {
    return this.#ask('workitems.createConference', {})
  }
  createConferenceWithWorkitems(payload: CreateConferenceWithWorkitemsPayload): Promise<Workitem> {
    return this.#ask('workitems.createConferenceWithWorkitems', payload)
  }
  addToConference(model: Model, options: AddToConferenceOptions = {}): Promise<Workitem> {
    return this.#ask('workitems.addToConference', { ...options, ...one(model) })
  }
  removeFromConference(payload: RemoveFromConferencePayload): Promise<Workitem> {
    return this.#ask('workitems.removeFromConference', payload)
  }
  transferToAgent(payload: TransferToAgentPayload): Promise<Workitem> {
    return this.#ask('workitems.transferToAgent', payload)
  }
  transferToInbox(payload: TransferToInboxPayload): Promise<Workitem> {
    return this.#ask('workitems.transferToInbox', payload)
  }
  transferToExternal(payload: TransferToExternalPayload): Promise<Workitem> {
    return this.#ask('workitems.transferToExternal', payload)
  }
  sendEmailResponse(model: Model, properties: SendEmailResponsePayload): Promise<Workitem> {
    return this.#ask('workitems.sendEmailResponse', { ...properties, ...one(model) })
  }
  saveSurveyResult(payload: SaveSurveyResultPayload): Promise<Record<string, unknown>> {
    return this.#ask('workitems.saveSurveyResult', payload)
  }
  /** One key of the dial pad; any other is refused by name. */
  dtmf(model: Model, digit: string): Promise<Workitem> {
    return this.#ask('workitems.dtmf', {
      ...one(model),
      digit: digit as ActionPayload<'workitems.dtmf'>['digit'],
    })
  }
}
