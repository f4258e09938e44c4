import { describe, expect, it } from 'vitest'
import { ACTIONS, isActionName } from '../../../preload/contract.ts'
import { ServiceError, WorkitemsService } from '../../../preload/services.ts'
import { aWorkitem } from '../../fixtures.ts'
import { aBridge } from './bridge.ts'

/** Seed workitem-service.txt: each method, called as documented, and what it asks for. */
const DOCUMENTED: [method: keyof WorkitemsService, args: unknown[], verb: string, input: unknown][] = [
  ['active', ['w1'], 'workitems.active', { workitemId: 'w1' }],
  ['hold', ['w1'], 'workitems.hold', { workitemId: 'w1' }],
  ['hangUp', ['w1'], 'workitems.hangUp', { workitemId: 'w1' }],
  ['mute', ['w1'], 'workitems.mute', { workitemId: 'w1' }],
  ['unMute', ['w1'], 'workitems.unMute', { workitemId: 'w1' }],
  ['voicemail', ['w1'], 'workitems.voicemail', { workitemId: 'w1' }],
  ['voicemailPlayed', ['w1', false], 'workitems.voicemailPlayed', { workitemId: 'w1', played: false }],
  ['changePriority', ['w1', 5], 'workitems.changePriority', { workitemId: 'w1', priority: 5 }],
  ['fetchWorkitem', ['w1'], 'workitems.fetchWorkitem', { workitemId: 'w1' }],
  ['fetchWorkitems', [{ q: 'ana', rows: 5 }], 'workitems.fetchWorkitems', { q: 'ana', rows: 5 }],
  ['missedCallDialed', ['w1', false], 'workitems.missedCallDialed', { workitemId: 'w1', played: false }],
  ['warmTransfer', [{ workitemIds: ['w1', 'w2'] }], 'workitems.warmTransfer', { workitemIds: ['w1', 'w2'] }],
  ['startRecording', ['w1'], 'workitems.startRecording', { workitemId: 'w1' }],
  ['stopRecording', ['w1'], 'workitems.stopRecording', { workitemId: 'w1' }],
  ['createConference', [], 'workitems.createConference', {}],
  [
    'createConferenceWithWorkitems',
    [{ addMe: true, workitemIds: ['w1', 'w2'] }],
    'workitems.createConferenceWithWorkitems',
    { addMe: true, workitemIds: ['w1', 'w2'] },
  ],
  [
    'addToConference',
    ['w1', { beep: true, muted: false }],
    'workitems.addToConference',
    { workitemId: 'w1', beep: true, muted: false },
  ],
  [
    'removeFromConference',
    [{ action: 'hold', workitemId: 'w1' }],
    'workitems.removeFromConference',
    { action: 'hold', workitemId: 'w1' },
  ],
  [
    'transferToAgent',
    [{ workitemId: 'w1', userId: 'u1', recording: true }],
    'workitems.transferToAgent',
    { workitemId: 'w1', userId: 'u1', recording: true },
  ],
  [
    'transferToInbox',
    [{ workitemId: 'w1', inboxId: 'q1', survey: 's1' }],
    'workitems.transferToInbox',
    { workitemId: 'w1', inboxId: 'q1', survey: 's1' },
  ],
  [
    'transferToExternal',
    [{ workitemId: 'w1', number: '+1480', extendedWork: true }],
    'workitems.transferToExternal',
    { workitemId: 'w1', number: '+1480', extendedWork: true },
  ],
  [
    'sendEmailResponse',
    ['w1', { body: 'Yes.', subject: 'Re', to: 'a@b.example' }],
    'workitems.sendEmailResponse',
    { workitemId: 'w1', body: 'Yes.', subject: 'Re', to: 'a@b.example' },
  ],
  [
    'saveSurveyResult',
    [{ workitemId: 'w1', data: { currentSurveyId: 's1', s1: { rating: 5 } } }],
    'workitems.saveSurveyResult',
    { workitemId: 'w1', data: { currentSurveyId: 's1', s1: { rating: 5 } } },
  ],
  ['dtmf', ['w1', '#'], 'workitems.dtmf', { workitemId: 'w1', digit: '#' }],
]
/** PROTOCOL 2: names that the document's headings have and its samples have not. */
const ALIASES: typeof DOCUMENTED = [
  ['unmute', ['w1'], 'workitems.unMute', { workitemId: 'w1' }],
  ['missCallDialed', ['w1'], 'workitems.missedCallDialed', { workitemId: 'w1', played: true }],
]

const call = (service: WorkitemsService, method: keyof WorkitemsService, args: unknown[]) =>
  (service[method] as (...args: unknown[]) => Promise<unknown>).apply(service, args)

describe('the WorkitemsService', () => {
  it('has the 24 documented methods, two aliases, and its event', () => {
    const methods = Object.getOwnPropertyNames(WorkitemsService.prototype).filter(
      (it) => it !== 'constructor',
    )
    const listed = [...DOCUMENTED, ...ALIASES].map(([method]) => method)
    expect(DOCUMENTED).toHaveLength(24)
    expect(methods.sort()).toEqual([...listed, 'on', 'off'].sort())
  })

  it.each([...DOCUMENTED, ...ALIASES])('%s asks for its verb with what was handed in', async (...row) => {
    const [method, args, verb, input] = row
    const { sdk, asked } = aBridge()
    await call(sdk.getWorkitemsService(), method, args)
    expect(asked).toEqual([{ name: verb, input }])
    expect(isActionName(verb) && ACTIONS[verb].input.safeParse(input).success).toBe(true)
  })

  it.each(DOCUMENTED.filter(([, args]) => args[0] === 'w1'))(
    '%s takes the workitem itself as well as its id',
    async (method, [, ...more], verb, input) => {
      const { sdk, asked } = aBridge()
      await call(sdk.getWorkitemsService(), method, [aWorkitem({ workitemId: 'w1' }), ...more])
      expect(asked).toEqual([{ name: verb, input }])
    },
  )

  it('takes a message as played where it is not told', async () => {
    const { sdk, asked } = aBridge()
    await sdk.getWorkitemsService().voicemailPlayed('w1')
    await sdk.getWorkitemsService().missedCallDialed('w1')
    expect(asked.map(({ input }) => input)).toEqual([
      { workitemId: 'w1', played: true },
      { workitemId: 'w1', played: true },
    ])
  })

  it('says nothing about a recording but that it was asked for', async () => {
    const { sdk } = aBridge()
    expect(await sdk.getWorkitemsService().startRecording('w1')).toBeUndefined()
    expect(await sdk.getWorkitemsService().stopRecording('w1')).toBeUndefined()
  })

  it('resolves with what the server answered', async () => {
    const { sdk, value } = aBridge()
    const item = aWorkitem({ mute: 1 })
    value(item)
    expect(await sdk.getWorkitemsService().mute(item)).toEqual(item)
  })
})

it('a refusal rejects with an error that carries all that the server said of it', async () => {
  const { sdk, refuses } = aBridge()
  const workitem = aWorkitem({ state: 'hold' })
  const failure = {
    type: 'conflict',
    code: 'ACTION_NOT_ALLOWED',
    message: 'Not now.',
    param: 'mute',
    requestId: 'r1',
    status: 409,
    workitem,
  }
  refuses(failure)
  const error: unknown = await sdk
    .getWorkitemsService()
    .mute('w1')
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject(failure)
})

it('without a bridge there is no service, and that is said', async () => {
  const { Nextiva } = await import('../../../preload/services.ts')
  expect(() => new Nextiva()).toThrow('bridge')
})
