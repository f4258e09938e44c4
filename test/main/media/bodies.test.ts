import { expect, test } from 'vitest'
import { anaAtHerDesk } from '../../situation.ts'
import { aText } from '../services/here.ts'

const LONG = `${'All that is in the contract. '.repeat(3_000)}The end.`

/** A long e-mail that Ana has taken, and every request of her phone. */
async function aLongMail() {
  const asked: { url: string; authorised: boolean }[] = []
  const here = await anaAtHerDesk(
    {},
    {
      fetch: (url, init) => {
        asked.push({ url, authorised: 'authorization' in init.headers })
        return fetch(url, { ...init, redirect: 'error' })
      },
    },
  )
  const item = await aText(here, 'email', { body: LONG })
  return { ...here, item, asked }
}

test('a body that did not come along is fetched when it is asked for', async () => {
  const { phone, item, asked } = await aLongMail()
  expect(item.messages[0]).not.toHaveProperty('body')
  expect(await phone.run('messages.body', { workitemId: item.workitemId, index: 0 })).toMatchObject({
    ok: true,
    value: { body: LONG },
  })
  expect(asked.filter(({ url }) => url.includes('/bodies/'))).toEqual([
    { url: item.messages[0]?.bodyUrl, authorised: true },
  ])
})

test('a message that there is not has no body', async () => {
  const { phone, item } = await aLongMail()
  expect(await phone.run('messages.body', { workitemId: item.workitemId, index: 7 })).toMatchObject({
    ok: false,
    failure: { code: 'NOT_FOUND' },
  })
})
