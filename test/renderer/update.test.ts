// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

test('a newer version that lies ready is said in one line, and is installed at the agent’s word', async () => {
  const { page, push, asked } = await situation({
    update: { state: 'ready', version: '1.0.0', next: '1.1.0' },
  })
  expect(page.region('Connection').textContent).toContain('Ringdesk 1.1.0 is ready.')
  await page.click('Install and restart')
  expect(asked('updates.install')).toEqual([{}])
  await push({ update: { state: 'waiting', version: '1.0.0', next: '1.1.0' } })
  expect(page.region('Connection').textContent).toContain('will be installed after your calls')
  expect(page.hasButton('Install and restart')).toBe(false)
})

test('what was offered and not trusted is told in the settings alone, where one can look again', async () => {
  const { page, asked } = await situation({
    update: { state: 'failed', version: '1.0.0', problem: 'untrusted' },
  })
  expect(page.region('Connection').textContent).not.toMatch(/1\.\d\.\d/)
  page.key('Ctrl+,')
  await settled()
  const part = page.region('Updates')
  expect(part.textContent).toContain('This is Ringdesk 1.0.0.')
  expect(part.textContent).toContain('is not signed by the publisher of Ringdesk. Nothing was downloaded.')
  expect(page.hasButton('Install and restart')).toBe(false)
  await page.click('Look for updates')
  expect(asked('updates.check')).toEqual([{}])
})

test('an installation that the system refused can be asked for again', async () => {
  const { page, asked } = await situation({
    update: { state: 'failed', version: '1.0.0', next: '1.1.0', problem: 'refused' },
  })
  page.key('Ctrl+,')
  await settled()
  expect(page.region('Updates').textContent).toContain('Version 1.1.0 was not installed')
  await page.click('Install and restart')
  expect(asked('updates.install')).toEqual([{}])
})

test('where nobody updates by the app, it says who does, and has nothing to press', async () => {
  const { page } = await situation({ update: { state: 'off', version: '1.0.0' } })
  page.key('Ctrl+,')
  await settled()
  expect(page.region('Updates').textContent).toContain('Whoever looks after this machine')
  expect(page.hasButton('Look for updates')).toBe(false)
})
