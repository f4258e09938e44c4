// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { failure, refuse, type Settled } from '../../preload/contract.ts'
import { aState } from './fixtures.ts'
import { settled } from './page.ts'
import { DIRECTORY } from './people.ts'
import { openOn, situation, standStill } from './situations.ts'

standStill()

const asked = (n: number, number: string, left: { what: 'ext'; value: string }[] = []) => ({
  asked: { n, dialable: { number, left } },
})

test('a number that was asked for fills the field, is taken once, and waits', async () => {
  const { page, push, asked: verbs } = await situation({}, DIRECTORY)
  await push(asked(1, '+14805550199', [{ what: 'ext', value: '12' }]))
  await settled()
  expect(page.field('Name or number').value).toBe('+14805550199')
  expect(document.activeElement).toBe(page.field('Name or number'))
  expect(page.text()).toContain('Extension 12 is not dialled')
  // The same again, as each push has it until main has heard.
  await page.fill('Name or number', 'ana')
  await push({})
  expect(page.field('Name or number').value).toBe('ana')
  expect(verbs('links.taken')).toEqual([{ n: 1 }])
  expect(verbs('workitems.dial')).toEqual([])
  await push(asked(2, '1001'))
  await settled()
  expect(page.field('Name or number').value).toBe('1001')
  expect(page.text()).not.toContain('Extension')
})

test('what a link said beside its number is not said of what is typed later', async () => {
  const { page } = await situation(asked(1, '1001', [{ what: 'ext', value: '7' }]), DIRECTORY)
  await settled()
  page.key('Escape', page.field('Name or number'))
  await settled()
  page.key('/', document.body)
  await settled()
  expect(page.field('Name or number').value).toBe('1001')
  expect(page.text()).not.toContain('Extension')
})

test('before the sign-in a number waits, and is there with the desk', async () => {
  const { session, ...rest } = aState()
  const out = { ...rest, connection: { link: 'signedOut' as const, since: 0 }, workitems: [], offers: [] }
  const { page, push, asked: verbs } = await openOn({ ...out, ...asked(3, '1001') }, DIRECTORY)
  await settled()
  expect(verbs('links.taken')).toEqual([])
  await push({ ...(session && { session }), connection: { link: 'live', since: 0 } })
  await settled()
  expect(page.field('Name or number').value).toBe('1001')
  expect(verbs('links.taken')).toEqual([{ n: 3 }])
})

test('why there is no number in a link is told by the part that is wrong', async () => {
  const { page, push, asked: verbs } = await situation()
  await push({ asked: { n: 4, failure: failure('LINK_NAME', 'x', { param: 'ana\u202e.ruiz' }) } })
  expect(page.alerts()).toEqual([
    'Nothing was dialled. The link leads to “ana.ruiz”, which is a name and no number.',
  ])
  expect(verbs('links.taken')).toEqual([{ n: 4 }])
})

const LINKS = { tel: 'elsewhere', sip: 'here', sips: 'nowhere', callto: 'unknown' } as const
async function settings(state: Settled, answers = {}) {
  const opened = await situation({ settled: state }, answers)
  await opened.page.click('Settings')
  return { ...opened, part: () => opened.page.region('Links and start').textContent }
}

test('the settings ask the system anew, say whom each link goes to, and take them over', async () => {
  const { page, part, asked: verbs } = await settings({ links: LINKS })
  expect(verbs('links.check')).toEqual([{}])
  for (const words of ['tel:opens in another program', 'sip:opens in Ringdesk', 'sips:opens in no program'])
    expect(part()?.replace(/\s+/g, ' ').replaceAll(': ', ':')).toContain(words)
  await page.click('Use Ringdesk')
  expect(verbs('links.use')).toEqual([{}])
})

test('nothing is offered that cannot be done', async () => {
  const { page, part, push } = await settings({ links: LINKS, linksOff: 'checkout' })
  expect(part()).toContain('is not installed')
  expect(page.hasButton('Use Ringdesk')).toBe(false)
  await push({ settled: { links: LINKS, linksOff: 'noTools' } })
  expect(part()).toContain('xdg-utils')
  expect(part()).not.toContain('Start Ringdesk')
})

test('starting with the session is a box to be ticked, and a sentence where somebody else has decided', async () => {
  const refused = { 'login.change': () => refuse('NOT_SAVED', 'x') }
  const {
    part,
    push,
    asked: verbs,
  } = await settings({ links: LINKS, login: { starts: false, theirs: false } }, refused)
  const box = () =>
    [...document.querySelectorAll('label')].find((one) => one.textContent?.includes('Start Ringdesk'))
  box()?.querySelector('input')?.click()
  await settled()
  expect(verbs('login.change')).toEqual([{ starts: true }])
  await push({ settled: { links: LINKS, login: { starts: true, theirs: true } } })
  expect(box()).toBeUndefined()
  expect(part()).toContain('Ringdesk starts when you sign in')
  await push({ settled: { links: LINKS, login: { starts: false, theirs: true } } })
  expect(part()).toContain('Ringdesk does not start when you sign in')
})
