import { expect, expectTypeOf, it } from 'vitest'
import type {
  Disposition,
  DispositionOptions,
  FetchDispositionsResponse,
  FetchWorkitemsResponseBody,
  SchemaTypeSearchPayload,
  TransferToAgentPayload,
  WarmTransferPayload,
  Workitem,
  WorkitemType,
} from '../../../preload/services.ts'
import {
  DispositionActions,
  LanguageCode,
  WorkItemPriorities,
  WorkitemTypes,
  type DispositionService,
  type SchemaTypeClient,
  type WorkitemsService,
} from '../../../preload/services.ts'
import { aBridge } from './bridge.ts'

// What is expected of types is checked by the compiler, which `npm run check` and `npm test` run over the tests.

it('WorkitemsService has the documented signatures', () => {
  expectTypeOf<WorkitemsService['hold']>().toEqualTypeOf<(model: Workitem | string) => Promise<Workitem>>()
  expectTypeOf<WorkitemsService['startRecording']>().returns.resolves.toEqualTypeOf<void>()
  expectTypeOf<WorkitemsService['stopRecording']>().returns.resolves.toEqualTypeOf<void>()
  expectTypeOf<WorkitemsService['saveSurveyResult']>().returns.resolves.toEqualTypeOf<
    Record<string, unknown>
  >()
  expectTypeOf<WorkitemsService['fetchWorkitems']>()
    .parameter(0)
    .toEqualTypeOf<SchemaTypeSearchPayload | undefined>()
  expectTypeOf<
    WorkitemsService['fetchWorkitems']
  >().returns.resolves.toEqualTypeOf<FetchWorkitemsResponseBody>()
  expectTypeOf<WorkitemsService['createConference']>().parameters.toEqualTypeOf<[]>()
  expectTypeOf<WorkitemsService['dtmf']>().toExtend<
    (workitemId: string, digit: string) => Promise<Workitem>
  >()
  expectTypeOf<WorkitemsService['warmTransfer']>().parameter(0).toEqualTypeOf<WarmTransferPayload>()
  expectTypeOf<TransferToAgentPayload['recording']>().toEqualTypeOf<
    'keepCurrent' | 'startRecording' | 'stopRecording' | boolean | undefined
  >()
  // @ts-expect-error the parameter table requires a priority
  expectTypeOf<WorkitemsService['changePriority']>().toBeCallableWith('w1')
})

it('DispositionService and SchemaTypeClient have the documented signatures', () => {
  expectTypeOf<
    DispositionService['fetchDispositions']
  >().returns.resolves.toEqualTypeOf<FetchDispositionsResponse>()
  expectTypeOf<FetchDispositionsResponse['list']>().toEqualTypeOf<Disposition[]>()
  expectTypeOf<DispositionService['disposition']>().parameters.toEqualTypeOf<[DispositionOptions]>()
  expectTypeOf<SchemaTypeClient['delete']>().returns.resolves.toEqualTypeOf<void>()
})

it('the enums have the documented names and values', () => {
  expectTypeOf<WorkitemType>().toEqualTypeOf<keyof typeof WorkitemTypes>()
  expect(WorkItemPriorities).toEqual({ High: 4, Highest: 5, Low: 2, Lowest: 1, Standard: 3 })
  expect(WorkitemTypes.OutboundEmail).toBe('OutboundEmail')
  expect(DispositionActions.ConnectedCallback).toBe('connectedCallback')
  expect([LanguageCode.EN, LanguageCode.ES]).toEqual(['EN', 'ES'])
})

/** Seed disposition.txt, "Example object", to the letter. */
const EXAMPLE: Disposition = {
  _id: '60c72b2f9b1e8e0007c8e8e1',
  dispositionId: 'disp_callback',
  name: 'Callback Scheduled',
  localizations: {
    name: {
      [LanguageCode.EN]: 'Callback Scheduled',
      [LanguageCode.ES]: 'Llamada de Vuelta Programada',
    },
  },
  action: DispositionActions.ConnectedCallback,
  blockNumber: false,
  callbackDate: Date.now() + 86400000,
  connectAgain: true,
  createdAt: 1678886400000,
  createdBy: 'user_admin',
  deletedAt: 0,
  forceContactAssignment: false,
  forceSurveyValidation: false,
  mediaType: 'voice',
  modifiedAt: 1678886400000,
  modifiedBy: 'user_admin',
  note: 'Customer requested a callback tomorrow morning.',
  phoneNumber: '+14805551234',
  queues: ['q_sales'],
  resolveTicket: false,
  resolved: false,
  skills: ['sales', 'english'],
  workitemType: [WorkitemTypes.InboundCall, WorkitemTypes.OutboundCall],
}

it('the samples of the documents compile, and ask for what they say', async () => {
  const { sdk, asked, answers } = aBridge()
  answers((name) => ({
    ok: true,
    value: name === 'schemaType.search' ? { count: 1, total: 1, list: [EXAMPLE] } : EXAMPLE,
  }))
  const schemaTypeClient = sdk.getSchemaTypeClient()
  const newDispositionData = {
    name: 'Resolved Issue',
    localizations: {
      name: { [LanguageCode.EN]: 'Resolved Issue', [LanguageCode.ES]: 'Problema Resuelto' },
    },
    workitemType: [WorkitemTypes.InboundCall, WorkitemTypes.OutboundEmail],
    resolveTicket: true,
    resolved: true,
    tenantId: 't_abcde',
    createdAt: Date.now(),
    createdBy: 'user_admin',
    objectType: 'disposition',
  }
  const created: Disposition = await schemaTypeClient.create('disposition', { data: newDispositionData })
  const retrieved: Disposition = await schemaTypeClient.retrieve('disposition', { id: 'disp_resolved' })
  const updatedDispositionData = {
    localizations: { name: { [LanguageCode.EN]: 'Issue Completely Resolved' } },
    modifiedAt: Date.now(),
    modifiedBy: 'user_admin',
  }
  const updated: Disposition = await schemaTypeClient.update('disposition', {
    id: 'disp_resolved',
    data: updatedDispositionData,
  })
  const searchResults: FetchDispositionsResponse = await schemaTypeClient.search('disposition', {
    q: 'name:Resolved*',
    rows: 10,
    start: 0,
  })
  await schemaTypeClient.delete('disposition', { id: 'disp_resolved' })
  const dispositionOptions: DispositionOptions = {
    workitemId: 'wi_12345',
    dispositionId: 'disp_resolved',
    summary: 'Issue successfully resolved during the call.',
  }
  await sdk.getDispositionService().disposition(dispositionOptions)
  await sdk.getDispositionService().fetchDispositions()
  await sdk.getDispositionService().fetchDispositions('wi_12345')

  expect([created, retrieved, updated, ...searchResults.list]).toEqual([EXAMPLE, EXAMPLE, EXAMPLE, EXAMPLE])
  expect(asked).toEqual([
    { name: 'schemaType.create', input: { type: 'disposition', data: newDispositionData } },
    { name: 'schemaType.retrieve', input: { type: 'disposition', id: 'disp_resolved' } },
    {
      name: 'schemaType.update',
      input: { type: 'disposition', id: 'disp_resolved', data: updatedDispositionData },
    },
    { name: 'schemaType.search', input: { type: 'disposition', q: 'name:Resolved*', rows: 10, start: 0 } },
    { name: 'schemaType.delete', input: { type: 'disposition', id: 'disp_resolved' } },
    { name: 'dispositions.disposition', input: dispositionOptions },
    { name: 'dispositions.fetchDispositions', input: {} },
    { name: 'dispositions.fetchDispositions', input: { workitemId: 'wi_12345' } },
  ])
})
