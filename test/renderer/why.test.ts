// @vitest-environment happy-dom
import { describe, expect, it, test } from 'vitest'
import type { Gap, Ring, Why, Workitem } from '../../preload/contract.ts'
import { sentenceOf } from '../../renderer/desk/why.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { layOut } from './layout.ts'
import { situation, standStill } from './situations.ts'

standStill()
layOut()

const SECOND = 1_000
const ring = (given: Partial<Ring> = {}): Ring => ({
  ...{ offerId: 'o1', workitemId: 'm', offeredAt: NOW - 60_000, expiresAt: NOW - 40_000 },
  ...{ heardAt: NOW - 60_000, road: 'event', awayMs: 0, socketMs: 30_000, isCall: true },
  ...{ window: 'focused', notice: 'shown', endedAt: NOW - 42_000, end: 'canceled' },
  ...given,
})
const gap = (why: Gap['why'] = 'link'): Gap => ({ from: NOW - 300_000, to: NOW - 30_000, why })
const missed = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    ...{
      workitemId: 'm',
      state: 'terminated',
      missedStatus: 0,
      endReason: 'callerHungUp',
      endedAt: NOW - 42_000,
    },
    ...given,
  })
const keys = (why: Partial<Why>, item = missed()) => {
  const { lead, beside, end } = sentenceOf(item, why)
  return [...lead, ...beside, ...(end ? [end] : [])].map(({ key }) => key.replace('why.', ''))
}

describe('the sentence holds recorded facts and nothing else', () => {
  it.each<[string, Partial<Why>, string[]]>([
    ['nothing was recorded', {}, ['nothing']],
    ['a ring beside nothing', { ring: ring() }, ['rang', 'end.callerHungUp']],
    ['an e-mail', { ring: ring({ isCall: false }) }, ['shown', 'end.callerHungUp']],
    [
      'a call beside a call',
      { ring: ring({ busy: { with: 'call', name: 'Ana' } }) },
      ['rang', 'busy.call', 'end.callerHungUp'],
    ],
    ['a wrap-up', { ring: ring({ busy: { with: 'wrapup' } }) }, ['rang', 'busy.wrapup', 'end.callerHungUp']],
    ['a status', { ring: ring({ busy: { with: 'away' } }) }, ['rang', 'busy.away', 'end.callerHungUp']],
    [
      'a window that nobody saw, and no notification',
      { ring: ring({ window: 'hidden', notice: 'refused' }) },
      ['rang', 'window.hidden', 'unnotified', 'end.callerHungUp'],
    ],
    [
      'a ring of a young connection',
      { ring: ring({ socketMs: 29_999 }) },
      ['rang', 'young', 'end.callerHungUp'],
    ],
    [
      'a ring after a gap',
      { ring: ring({ road: 'gap', socketMs: 5 }) },
      ['rang', 'late', 'end.callerHungUp'],
    ],
    ['a ring until a gap', { ring: ring({ end: 'unheard' }), gap: gap() }, ['rang', 'cut.link']],
    ['a gap', { gap: gap('off') }, ['gap.off', 'meanwhile']],
  ])('%s', (_what, why, expected) => {
    expect(keys(why)).toEqual(expected)
  })

  it.each(['expired', 'rejected', 'answeredElsewhere', 'voicemail'] as const)('it ended: %s', (endReason) => {
    expect(keys({ ring: ring() }, missed({ endReason })).at(-1)).toBe(`end.${endReason}`)
  })

  it('counts the seconds until its end was heard, else until the offer or the workitem was over', () => {
    const rang = ring()
    const { endedAt: _unheard, ...open } = rang
    expect(sentenceOf(missed(), { ring: rang }).lead[0]?.seconds).toBe(18)
    expect(sentenceOf(missed({ endedAt: NOW }), { ring: open }).lead[0]?.seconds).toBe(20)
    expect(sentenceOf(missed({ endedAt: NOW - 55 * SECOND }), { ring: open }).lead[0]?.seconds).toBe(5)
  })
})

/** The pane of a missed call, of which this is recorded. */
async function said(why: Partial<Why>, language = 'en'): Promise<string> {
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ language }))
  const { page } = await situation(
    {},
    {
      'history.waiting': () => ({ ok: true, value: [missed()] }),
      'history.why': () => ({ ok: true, value: [{ workitemId: 'm', ...why }] }),
    },
  )
  await page.click('Ana Ruiz, Billing')
  return page.region(language === 'es' ? 'Contacto en curso' : 'Workitem').textContent
}

test('a missed call says why in the agent’s words', async () => {
  const busy = { with: 'call', name: 'Li Wei\u202e', address: '+34915550178' } as const
  expect(await said({ ring: ring({ busy, window: 'minimised' }) })).toContain(
    'Rang here 18 s while you were on a call with Li Wei, with the window minimised; the caller hung up.',
  )
})

test('a missed call says why in Spanish, with the name of the status', async () => {
  const busy = { with: 'away', statusId: 'lunch' } as const
  expect(await said({ ring: ring({ busy }) }, 'es')).toContain(
    'Sonó aquí 18 s mientras su estado era Almuerzo; quien llamaba colgó.',
  )
})

test('how old the connection was is said where it was young', async () => {
  expect(await said({ ring: ring({ socketMs: 3_200 }) })).toContain(
    'Rang here 18 s, over a connection that was 3 s old; the caller hung up.',
  )
})

test('a call of a gap says when the connection was away', async () => {
  const text = await said({ gap: gap() })
  expect(text).toMatch(
    /The connection was lost from 10:37.AM to 10:42.AM; the offer came and went meanwhile\./u,
  )
})

test('where nothing was recorded it says so, and what was not missed needs no reason', async () => {
  expect(await said({})).toContain('Nothing was recorded on this machine')
})

test('rows of the history that were missed say why, all of them asked for at once', async () => {
  const rows = [
    missed({ workitemId: 'm1' }),
    missed({ workitemId: 'm2' }),
    aWorkitem({ state: 'terminated' }),
  ]
  const { page, asked } = await situation(
    {},
    {
      'history.search': () => ({ ok: true, value: { count: 3, total: 3, objects: rows } }),
      'history.why': ({ workitemIds }) => ({
        ok: true,
        value: workitemIds.map((workitemId) => ({ workitemId, gap: gap('off') })),
      }),
    },
  )
  await page.click('History')
  expect(page.text().match(/Ringdesk was not running/gu)).toHaveLength(2)
  expect(asked('history.why')).toEqual([{ workitemIds: ['m1', 'm2'] }])
})
