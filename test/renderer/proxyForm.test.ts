// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { AppState } from '../../preload/contract.ts'
import { situation, standStill } from './situations.ts'

standStill()

const wants = (problem: 'asks' | 'wrong'): Partial<AppState> => ({
  proxy: { host: 'proxy.acme.example:3128', problem },
})

test('what is typed for the proxy stays while the window is told anew, and goes once the proxy has refused it', async () => {
  const { page, push, asked } = await situation(wants('asks'))
  await page.fill('Proxy user name', ' ana ')
  await page.fill('Proxy password', ' secret ')
  await push(wants('asks'))
  await page.click('Continue')
  expect(asked('proxy.signIn')).toEqual([
    { host: 'proxy.acme.example:3128', userName: 'ana', password: ' secret ' },
  ])
  await push(wants('wrong'))
  expect([page.field('Proxy user name').value, page.field('Proxy password').value]).toEqual([' ana ', ''])
  expect(document.body.textContent).toContain('The proxy proxy.acme.example:3128 does not accept')
})

test('a proxy is told nothing while something is missing', async () => {
  const { page, asked } = await situation(wants('asks'))
  await page.fill('Proxy user name', 'ana')
  await page.click('Continue')
  expect(asked('proxy.signIn')).toEqual([])
  expect(document.body.textContent).toContain('Please fill this in.')
})
