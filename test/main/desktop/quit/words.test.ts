import { expect, it } from 'vitest'
import type { AppState, Outgoing } from '../../../../preload/contract.ts'
import { quitReasons } from '../../../../main/desktop/quit/reasons.ts'
import { quitWords } from '../../../../main/desktop/quit/words.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const asks = (state: Partial<AppState>, language = 'en', serverNow = 0) =>
  quitWords(quitReasons(aState(state), serverNow), language).detail
const sent = (fate: Outgoing['fate']): Outgoing =>
  ({ id: 1, fate, createdAt: 0, what: 'notes', attempted: false }) as unknown as Outgoing
const call = (more: object = {}) => aCall({ workitemId: 'w2', state: 'active', name: 'Ana Ruiz', ...more })

it('asks for a caller, a call on hold too, a wrap-up and what is unsent, each in its own words', () => {
  expect(asks({ offers: [anOffer()], workitems: [aCall({ name: 'Ben Ode' })] })).toBe(
    'Ben Ode is calling, and nobody would answer here.',
  )
  expect(asks({ workitems: [call()] })).toMatch(/^You are on a call: Ana Ruiz\./)
  expect(asks({ workitems: [call({ state: 'hold' })] })).toMatch(/^You are on a call: Ana Ruiz\./)
  const wrapUp = aCall({ state: 'wrapup' })
  expect(asks({ workitems: [wrapUp] })).toBe('One wrap-up is not finished. What you have typed is kept.')
  expect(asks({ workitems: [wrapUp, { ...wrapUp, workitemId: 'w3' }] })).toMatch(/^2 wrap-ups are/)
  expect(asks({ outbox: [sent('waiting')] })).toMatch(/^One thing is waiting to be sent\./)
  expect(asks({ outbox: [sent('waiting'), sent('waiting')] })).toMatch(/^2 things are/)
})

it('names the one that is spoken with before the one that waits, and says all that there is', () => {
  const held = call({ workitemId: 'w9', state: 'hold', name: 'Li Wei' })
  const all = asks({
    offers: [anOffer()],
    workitems: [aCall({ name: 'Ben Ode' }), held, call(), aCall({ workitemId: 'w4', state: 'wrapup' })],
    outbox: [sent('waiting')],
  })
  expect(all.split('\n').map((line) => line.slice(0, 12))).toEqual([
    'Ben Ode is c',
    'You are on a',
    'One wrap-up ',
    'One thing is',
  ])
  expect(all).toContain('Ana Ruiz')
})

it('speaks Spanish', () => {
  expect(asks({ workitems: [call()] }, 'es')).toMatch(/^Está en una llamada: Ana Ruiz\./)
  expect(quitWords([], 'es').stay).toBe('Seguir trabajando')
})

it('has nothing to ask about what is over, refused, or only written', () => {
  expect(asks({ offers: [anOffer()], workitems: [aCall()] }, 'en', 20_000)).toBe('')
  expect(asks({ workitems: [aCall({ state: 'active', channelType: 'email' })] })).toBe('')
  expect(asks({ outbox: [sent('refused'), sent('perhaps')] })).toBe('')
  expect(asks({ workitems: [aCall({ state: 'inqueue' })] })).toBe('')
})
