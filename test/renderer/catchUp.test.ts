// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { CatchUp } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { situation, standStill } from './situations.ts'

standStill()

const NONE = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }
const aCard = (given: Partial<CatchUp> = {}): CatchUp => ({
  ...{ id: 'gap 7', from: NOW - 300_000, to: NOW - 48_000, awayMs: 252_000, why: 'link', late: 0 },
  came: { ...NONE, missed: 2, voicemail: 1, email: 3 },
  ...given,
})
const NAME = 'While you were away'

test('after a gap one card says how long and what came; it leads to the missed calls', async () => {
  const { page, bridge } = await situation({ catchUp: aCard() })
  expect(page.region(NAME).textContent).toMatch(
    /Offline 4 min 12 s .*2 missed, 1 voicemail, 3 e-mails; nothing rang late\./u,
  )
  await page.click('Show missed calls')
  expect(bridge.asked.filter(({ name }) => name === 'history.search').at(-1)?.input).toMatchObject({
    queryParams: { missedStatus: 0 },
  })
})

test('dismissed, it is main that takes it away', async () => {
  const { page, push, asked } = await situation({ catchUp: aCard() })
  await page.click('Dismiss')
  expect(asked('catchUp.dismiss')).toEqual([{ id: 'gap 7' }])
  expect(page.text()).toContain('Offline 4 min')
  await push({ catchUp: undefined } as never)
  expect(page.text()).not.toContain('Offline 4 min')
})

test.each<[string, Partial<CatchUp>, string]>([
  ['nothing came', { came: NONE }, 'nothing came; nothing rang late.'],
  ['calls rang late', { came: NONE, late: 2 }, 'nothing came; 2 calls rang late.'],
  ['a night', { awayMs: 55_200_000, why: 'off' }, 'Ringdesk was closed 15 h 20 min'],
  ['a weekend', { awayMs: 223_200_000, why: 'off' }, 'Ringdesk was closed 2 days 14 h'],
  ['ten seconds', { awayMs: 10_000 }, 'Offline 10 s'],
])('%s', async (_what, given, words) => {
  const { page } = await situation({ catchUp: aCard(given) })
  expect(page.region(NAME).textContent).toContain(words)
  expect(page.hasButton('Show voicemails')).toBe(given.came === undefined)
})

test('in Spanish', async () => {
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ language: 'es' }))
  const { page } = await situation({ catchUp: aCard({ late: 1 }) })
  expect(page.region('En su ausencia').textContent).toContain(
    '2 perdidas, 1 mensaje de voz, 3 correos; 1 llamada sonó tarde.',
  )
})

const unread = aWorkitem({ state: 'terminated', missedStatus: 0 })
const answers = { 'history.waiting': () => ({ ok: true, value: [unread] }) }

test('the list of what waits counts all of it, and says how much it does not show', async () => {
  const { page } = await situation({ waiting: { ...NONE, missed: 70, voicemail: 3 } }, answers)
  expect(page.region('Worklist').textContent).toMatch(/Waiting\s*73/u)
  expect(page.region('Worklist').textContent).toContain('72 more in the history')
})

test('what is not known is not shown as nothing, and what is listed stays', async () => {
  const { page } = await situation({ waiting: undefined } as never, answers)
  expect(page.text()).toContain('How much waits is not known yet.')
  expect(page.list('Waiting')).toHaveLength(1)
})
