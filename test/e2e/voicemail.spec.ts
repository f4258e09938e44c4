import { attempt } from './support/attempt.ts'
import { expect, test } from './support/app.ts'

const SENTENCE = 'This is Ben, and the machine has stopped again. Please call me back before five.'

test('a caller is sent to voicemail; the message is heard, marked as read, and called back', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', says: SENTENCE, onDial: 'answers' })
  await page.getByRole('button', { name: 'Send to voicemail' }).click()
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  centre.control('clock', { advanceMs: 60_000 })
  const waiting = page.getByRole('list', { name: 'Waiting' }).getByRole('listitem')
  await expect(waiting).toHaveAccessibleName(/Ben Ode.*Voicemail/)
  await waiting.getByRole('button').click()
  const workitem = page.getByRole('region', { name: 'Workitem' })
  await expect(workitem).toContainText(SENTENCE)

  await workitem.getByRole('button', { name: 'Play' }).click()
  const audio = workitem.locator('audio')
  const heard = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime)
  await expect.poll(heard).toBeGreaterThan(0.2)
  const now = await audio.evaluate((element: HTMLAudioElement) => ({
    source: element.src,
    seconds: element.duration,
    state: element.readyState,
    failed: element.error,
  }))
  expect(now).toMatchObject({ failed: null, source: expect.stringMatching(/^app:\/\/ringdesk\/media\//) })
  expect(now.state).toBeGreaterThanOrEqual(2)
  expect(now.seconds).toBeGreaterThan(3)

  await workitem.getByRole('radio', { name: '2×' }).check()
  expect(await audio.evaluate((element: HTMLAudioElement) => element.playbackRate)).toBe(2)
  const line = workitem.getByRole('slider', { name: 'Position' })
  await line.press('ArrowRight')
  await expect.poll(heard).toBeGreaterThan(5)
  await workitem.getByRole('button', { name: 'Pause' }).click()
  await line.press('ArrowLeft')
  await expect.poll(heard).toBeLessThan(5)
  expect(await audio.evaluate((element: HTMLAudioElement) => element.seekable.length)).toBe(1)

  // Hearing it is not yet having dealt with it.
  await expect(waiting).toHaveCount(1)
  await workitem.getByRole('button', { name: 'Mark as read' }).click()
  await expect(waiting).toHaveCount(0)
  await expect(workitem.getByRole('button', { name: 'Mark as unread' })).toBeVisible()
  await workitem.getByRole('button', { name: 'Call back' }).click()
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveAccessibleName(/Ben Ode/)
})

test('an address that has expired plays all the same, and a message that is gone says so', async ({
  centre,
  page,
}) => {
  centre.control('set', { mediaSeconds: 5 })
  centre.control('call', { from: '+14805550134', says: SENTENCE })
  await page.getByRole('button', { name: 'Send to voicemail' }).click()
  centre.control('clock', { advanceMs: 60_000 })
  await page.getByRole('list', { name: 'Waiting' }).getByRole('button').click()
  centre.control('clock', { advanceMs: 20_000 })
  const workitem = page.getByRole('region', { name: 'Workitem' })
  await workitem.getByRole('button', { name: 'Play' }).click()
  const audio = workitem.locator('audio')
  const heard = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime)
  await expect.poll(heard).toBeGreaterThan(0.2)
  await workitem.getByRole('button', { name: 'Pause' }).click()
})

test('the sound is for the player of our page: no script reads it, no frame and no image loads it', async ({
  centre,
  start,
}) => {
  const app = await start()
  const { page } = app
  centre.control('call', { from: '+14805550134', says: SENTENCE })
  await page.getByRole('button', { name: 'Send to voicemail' }).click()
  centre.control('clock', { advanceMs: 60_000 })
  await page.getByRole('list', { name: 'Waiting' }).getByRole('button').click()
  const workitem = page.getByRole('region', { name: 'Workitem' })
  await workitem.getByRole('button', { name: 'Play' }).click()
  const audio = workitem.locator('audio')
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.readyState)).toBeGreaterThan(1)
  const url = await audio.evaluate((element: HTMLAudioElement) => element.src)
  const before = centre.state().requests.filter(({ path }) => path.startsWith('/media/')).length
  await page.evaluate((src) => Object.assign(window, { src }), url)
  expect(await attempt(page, () => fetch((window as never as { src: string }).src))).toBe('TypeError')
  const image = () =>
    new Promise((resolve) => {
      const one = new Image()
      one.onload = () => resolve('loaded')
      one.onerror = () => resolve('refused')
      one.src = (window as never as { src: string }).src
    })
  expect(await attempt(page, image)).toBe('done: refused')
  expect(centre.state().requests.filter(({ path }) => path.startsWith('/media/'))).toHaveLength(before)
  await expect.poll(() => app.complaints.join('\n')).toMatch(/connect-src[^]*ERR_BLOCKED_BY_CLIENT/)
  app.complaints.splice(0)
})
