/** The documented methods (seeds), over the bridge's `run`; each service has a file of its own in services/. */
export { Nextiva, type NextivaConfiguration } from './services/nextiva.ts'
export { WorkitemsService, type Model } from './services/workitems.ts'
export { DispositionService } from './services/dispositions.ts'
export { SchemaTypeClient, type SchemaObjects, type SchemaTypeList } from './services/schemaTypes.ts'
export { ServiceError } from './services/failure.ts'
export { WORKITEM_STATE_CHANGE, type WorkitemListener } from './services/changes.ts'
export {
  DispositionActions,
  LanguageCode,
  WorkItemPriorities,
  WorkitemRecordingOption,
  WorkitemTypes,
} from './words.ts'
export type {
  AddToConferenceOptions,
  CreateConferenceWithWorkitemsPayload,
  Disposition,
  DispositionOptions,
  FetchDispositionsResponse,
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
  WorkitemType,
} from './contract.ts'
