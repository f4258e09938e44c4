import { expect, it } from 'vitest'
import { createActs, type ActName } from '../../../../main/desktop/acts/acts.ts'
import { refuse, type AppState, type Result } from '../../../../preload/contract.ts'
import { aCall, aClock, anOffer, aState } from '../fakes.ts'

function setUp(state: Partial<AppState>, answer: Result<unknown> = { ok: true, value: {} }) {
  const asked: unknown[] = []
  let shown = 0
  const acts = createActs({
    clock: aClock().clock,
    state: () => aState(state),
    async run(name, input) {
      asked.push([name, input])
      return answer
    },
    show: () => void (shown += 1),
  })
  return { acts, asked, shown: () => shown }
}
const live = aCall({ workitemId: 'live', state: 'active', actions: ['hold', 'hangUp', 'mute', 'unMute'] })
const held = aCall({ workitemId: 'held', state: 'hold', actions: ['active', 'hangUp'] })
const code = (result: Result<null>) => (result.ok ? '' : result.failure.code)

it('answers, of several calls, the one that has rung longest', async () => {
  const { acts, asked } = setUp({
    offers: [
      anOffer({ offerId: 'later', workitemId: 'w2', offeredAt: 5 }),
      anOffer({ offerId: 'first', offeredAt: 2 }),
    ],
    workitems: [aCall({ workitemId: 'w2' }), aCall()],
  })
  expect(await acts.act('answer')).toEqual({ ok: true, value: null })
  expect(await acts.act('decline')).toEqual({ ok: true, value: null })
  expect(asked).toEqual([
    ['offers.accept', { offerId: 'first' }],
    ['offers.reject', { offerId: 'first' }],
  ])
})

it('answers no letter, and no call whose time is over by the clock of the server', async () => {
  const letter = setUp({ offers: [anOffer()], workitems: [aCall({ channelType: 'email' })] })
  expect(code(await letter.acts.act('answer'))).toBe('NOT_RINGING')
  const late = setUp({ offers: [anOffer()], workitems: [aCall()], clockOffset: 20_000 })
  expect(code(await late.acts.act('answer'))).toBe('NOT_RINGING')
  expect([...letter.asked, ...late.asked]).toEqual([])
})

it.each<[ActName, AppState['workitems'], unknown]>([
  ['hangUp', [held, live], ['workitems.hangUp', { workitemId: 'live' }]],
  ['mute', [live], ['workitems.mute', { workitemId: 'live' }]],
  ['mute', [{ ...live, mute: 1 }], ['workitems.unMute', { workitemId: 'live' }]],
  ['hold', [held, live], ['workitems.hold', { workitemId: 'live' }]],
  ['hold', [held], ['workitems.active', { workitemId: 'held' }]],
])('%s is about the live call, and brings back the only one that is held', async (name, workitems, verb) => {
  const { acts, asked } = setUp({ workitems })
  expect(await acts.act(name)).toEqual({ ok: true, value: null })
  expect(asked).toEqual([verb])
})

it('means the conference, and none of those who are in it', async () => {
  const member = aCall({ workitemId: 'm', state: 'conference', conferenceWorkitemId: 'own' })
  const own = aCall({ workitemId: 'own', type: 'Conference', state: 'conference' })
  const { acts, asked } = setUp({ workitems: [member, own] })
  await acts.act('hangUp')
  expect(asked).toEqual([['workitems.hangUp', { workitemId: 'own' }]])
})

it.each<[ActName, AppState['workitems'], string]>([
  ['answer', [], 'NOT_RINGING'],
  ['mute', [held], 'NOT_IN_CALL'],
  ['hangUp', [held], 'NOT_IN_CALL'],
  ['hangUp', [{ ...live, channelType: 'email' }], 'NOT_IN_CALL'],
  ['hold', [held, { ...held, workitemId: 'other' }], 'SEVERAL_HELD'],
])('%s asks for nothing where nobody can be meant', async (name, workitems, refusal) => {
  const { acts, asked } = setUp({ workitems })
  expect(code(await acts.act(name))).toBe(refusal)
  expect(acts.isPossible(name)).toBe(false)
  expect(asked).toEqual([])
})

it('hands the refusal of the button on', async () => {
  const { acts } = setUp({ workitems: [live] }, refuse('NOT_LIVE', 'There is no connection.'))
  expect(code(await acts.act('hold'))).toBe('NOT_LIVE')
})

it('is possible only while the server lists it', () => {
  expect(setUp({ workitems: [live] }).acts.isPossible('hold')).toBe(true)
  const dialling = aCall({ state: 'dialing', actions: ['hangUp'] })
  expect(setUp({ workitems: [dialling] }).acts.isPossible('hold')).toBe(false)
})

it('shows the window whatever goes on', async () => {
  const { acts, shown, asked } = setUp({})
  expect(acts.isPossible('show')).toBe(true)
  await acts.act('show')
  expect([shown(), asked]).toEqual([1, []])
})
