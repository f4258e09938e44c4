import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connection, expect, test } from './support/app.ts'

test('a wrong password says so and keeps the name that was typed', async ({ centre, start }) => {
  const { page } = await start({ server: '', userName: '', password: '' })
  await page.getByRole('textbox', { name: 'Server' }).fill(centre.url)
  await page.getByRole('textbox', { name: 'User name' }).fill('ana')
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText(/password/i)
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('ana')
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.keyboard.press('Enter')
  await expect(connection(page)).toHaveText(/^Live/)
})

test('a server address that is wrong, away, without TLS or a web site is told in one sentence', async ({
  start,
}) => {
  const shop = createServer((_request, answer) => answer.end('<!doctype html><title>Shop</title>'))
  await new Promise<void>((ready) => void shop.listen(0, '127.0.0.1', ready))
  const site = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  const { page } = await start({ server: '', userName: '', password: '' })
  await page.getByRole('textbox', { name: 'User name' }).fill('ana')
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  for (const [server, sentence] of [
    ['http://centre.example', /https/],
    ['not an address', /address/],
    ['http://127.0.0.1:9', /cannot be reached/],
    [site.replace('http:', 'https:'), /No private connection/],
    [site, /contact centre/],
  ] as const) {
    await page.getByRole('textbox', { name: 'Server' }).fill(server)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toHaveText(sentence)
  }
  shop.close()
})
