import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import type { Simulator } from '../simulator/start.ts'

const workitem = (page: Page) => page.getByRole('region', { name: 'Workitem' })
const messages = (page: Page) => workitem(page).getByRole('log', { name: 'Messages' }).getByRole('listitem')

/** Something written comes, is looked at where it waits, and is taken. */
async function take(centre: Simulator, page: Page, kind: 'email' | 'sms' | 'chat', body: object = {}) {
  centre.control(kind, body as never)
  await page.getByRole('list', { name: 'Waiting' }).getByRole('button').first().click()
  await workitem(page).getByRole('button', { name: 'Answer' }).click()
  await expect(messages(page)).toHaveCount(1)
}
const sent = (centre: Simulator) =>
  centre
    .state()
    .workitems.flatMap((item) => item.messages)
    .filter(({ direction }) => direction === 'out')

test('an e-mail is read and answered, with a copy to somebody, and the customer’s next comes in', async ({
  centre,
  page,
}) => {
  await take(centre, page, 'email', {
    from: 'sofia@iniguez.example',
    subject: 'Invoice 2041',
    body: '',
    html: '<p>Why <b>two</b> seats?</p><img src="https://evil.example/x.png">',
    replies: [],
  })
  const letter = messages(page).frameLocator('iframe')
  await expect(letter.getByText('Why two seats?')).toBeVisible()
  await expect(letter.locator('img')).toHaveCount(0)
  await page.getByRole('button', { name: 'Reply' }).click()
  await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveValue('sofia@iniguez.example')
  await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue('Re: Invoice 2041')
  await page.getByRole('textbox', { name: 'Cc', exact: true }).fill('cfo@acme.example')
  await page.getByRole('textbox', { name: 'Body' }).fill('One is credited.\nSorry!')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messages(page)).toHaveCount(2)
  await expect(messages(page).last()).toContainText('One is credited.')
  expect(sent(centre)).toMatchObject([
    {
      to: ['sofia@iniguez.example'],
      cc: ['cfo@acme.example'],
      subject: 'Re: Invoice 2041',
      body: 'One is credited.\nSorry!',
    },
  ])
  centre.control('reply', { body: 'Thank you.' })
  await expect(messages(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Close e-mail' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' }).getByRole('listitem')).toHaveCount(1)
})

test('an e-mail that is too long for a frame is fetched and read', async ({ centre, page }) => {
  const body = `${'All that is in the contract. '.repeat(3_000)}The end.`
  await take(centre, page, 'email', { from: 'ben@acme.example', body })
  await expect(messages(page)).toContainText('All that is in the contract.')
  await page.getByRole('button', { name: 'Show the whole message' }).click()
  await expect(messages(page)).toContainText('The end.')
})

test('an SMS is answered with Enter, and its thread goes on', async ({ centre, page }) => {
  await take(centre, page, 'sms', { from: '+14805550134', body: 'Are you open today?', replies: [] })
  const field = page.getByRole('textbox', { name: 'Message' })
  await field.fill('Until six')
  await field.press('Shift+Enter')
  await field.pressSequentially('this evening.')
  await field.press('Enter')
  await expect(messages(page)).toHaveCount(2)
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  expect(sent(centre)).toMatchObject([{ body: 'Until six\nthis evening.' }])
})

test('a chat is answered, and what is typed survives a lost link and a look at other work', async ({
  centre,
  page,
}) => {
  await take(centre, page, 'chat', { from: 'visitor-7', name: 'Visitor 7', body: 'Hello?', replies: [] })
  const field = page.getByRole('textbox', { name: 'Message' })
  await field.fill('Good morn')
  centre.control('drop', {})
  await expect(page.getByRole('region', { name: 'Connection' })).toHaveText(/^Live/)
  await expect(field).toHaveValue('Good morn')
  await field.pressSequentially('ing')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messages(page)).toHaveCount(2)
  expect(sent(centre)).toMatchObject([{ body: 'Good morning' }])
})
