// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { AppState } from '../../preload/contract.ts'
import type { aBridge } from './bridge.ts'
import { aState, aWorkitem, NOW } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { openOn, situation, standStill } from './situations.ts'

standStill()

function nobody(): AppState {
  const { session: _none, agent: _nobody, ...state } = aState()
  return { ...state, connection: { link: 'signedOut', since: NOW }, signIn: { server: '', userName: 'ivo' } }
}
const failing = (code: string, message = '') => ({
  'app.signIn': () => ({ ok: false, failure: { type: 'client', code, message } }),
})
async function signIn(answers: Parameters<typeof aBridge>[1] = {}) {
  const { asked, ...opened } = await openOn(nobody(), answers)
  return { ...opened, asked: () => asked('app.signIn') }
}
async function fillIn(on: Page) {
  await on.fill('Server', 'https://acme.example.com')
  await on.fill('User name', ' ana ')
  await on.fill('Password', ' secret ')
}
const errorOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? ''

test('server, name and password are asked for, and sent as they are but for stray spaces', async () => {
  const { page, asked } = await signIn()
  expect(page.field('User name').value).toBe('ivo')
  await fillIn(page)
  await page.click('Sign in')
  expect(asked()).toEqual([{ server: 'https://acme.example.com', userName: 'ana', password: ' secret ' }])
})

test('what is missing is named, and nothing is sent', async () => {
  const { page, asked } = await signIn()
  await page.click('Sign in')
  expect(errorOf(page.field('Server'))).toBe('Please fill this in.')
  expect(errorOf(page.field('User name'))).toBe('')
  expect(asked()).toEqual([])
})

test('a wrong password says so and keeps the name that was typed', async () => {
  const { page } = await signIn(failing('WRONG_PASSWORD'))
  await fillIn(page)
  await page.click('Sign in')
  expect(errorOf(page.field('Password'))).toBe('The user name or the password is wrong.')
  expect(page.field('User name').value).toBe(' ana ')
  expect(document.activeElement).toBe(page.field('Password'))
})

test.each(['BAD_ADDRESS', 'UNREACHABLE', 'TLS', 'NOT_A_SERVER'])('%s is told at the server', async (code) => {
  const { page } = await signIn(failing(code, 'technical'))
  await fillIn(page)
  await page.click('Sign in')
  expect(errorOf(page.field('Server'))).not.toBe('')
  expect(errorOf(page.field('Server'))).not.toContain('technical')
})

test('a failure we have no sentence for is told in the server’s words', async () => {
  const { page } = await signIn(failing('TEAPOT', 'I am a teapot.'))
  await fillIn(page)
  await page.click('Sign in')
  expect(page.alerts()).toEqual(['I am a teapot.'])
})

test('a link that comes and goes during a sign-in leaves the form as it was', async () => {
  let refuse: (value: unknown) => void = () => undefined
  const { page, bridge } = await signIn({ 'app.signIn': () => new Promise((resolve) => (refuse = resolve)) })
  await fillIn(page)
  await page.click('Sign in')
  expect(page.button('Sign in').getAttribute('aria-busy')).toBe('true')
  bridge.push({ connection: { link: 'connecting', since: NOW } })
  await settled()
  bridge.push({ connection: { link: 'signedOut', since: NOW } })
  refuse({ ok: false, failure: { type: 'authentication', code: 'WRONG_PASSWORD', message: '' } })
  await settled()
  expect(page.field('User name').value).toBe(' ana ')
  expect(page.field('Password').value).toBe(' secret ')
})

test('an expired sign-in keeps the worklist, marked stale, and asks for the password in the middle', async () => {
  const { page } = await situation({
    workitems: [aWorkitem({ state: 'wrapup' })],
    connection: { link: 'expired', since: NOW, staleSince: NOW },
  })
  expect(page.list('Wrap-up')).toEqual(['Ana Ruiz, Billing, Wrap-up'])
  expect(page.region('Worklist').textContent).toContain('As it stood at')
  expect(page.field('User name').value).toBe('ivo')
  expect(page.button('Sign in')).toBeTruthy()
  expect(page.region('Connection').textContent).toMatch(/Offline/)
})

test('a live link opens the desk', async () => {
  const { page, bridge } = await signIn()
  bridge.push({ ...aState(), revision: 9 })
  await settled()
  expect(page.region('Worklist')).toBeTruthy()
  expect(page.hasButton('Sign in')).toBe(false)
})
