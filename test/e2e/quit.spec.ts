import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLine } from '../../main/log.ts'
import { again } from './support/again.ts'
import type { Simulator } from '../simulator/start.ts'
import { connection, expect, test, type App, type Fixtures } from './support/app.ts'

const call = { from: '+14805550134', name: 'Ben Ode', user: 'ana' }

/** What the app would ask on the screen. */
interface Asked {
  detail: string
  buttons: string[]
  defaultId: number
  open: boolean
}

/** The agent is told by the test what to answer; the question stands until then, or until it is taken back. */
const standBy = ({ electron }: App) =>
  electron.evaluate(({ dialog }) => {
    const asked: (Asked & { answer(response: number): void })[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((options: Electron.MessageBoxOptions) =>
      new Promise((resolve) => {
        const { detail = '', buttons = [], defaultId = -1, cancelId = -1, signal } = options
        const question = {
          ...{ detail, buttons, defaultId, open: true },
          answer(response: number) {
            question.open = false
            resolve({ response, checkboxChecked: false })
          },
        }
        signal?.addEventListener('abort', () => question.answer(cancelId))
        asked.push(question)
      })) as typeof dialog.showMessageBox
  })
const asked = ({ electron }: App) =>
  electron.evaluate(() =>
    (globalThis as unknown as { asked: Asked[] }).asked.map(({ detail, buttons, defaultId, open }) => ({
      ...{ detail, buttons, defaultId, open },
    })),
  )
const answer = ({ electron }: App, response: number) =>
  electron.evaluate(
    (_, chosen) =>
      (globalThis as unknown as { asked: { answer(response: number): void }[] }).asked.at(-1)?.answer(chosen),
    response,
  )
const quit = ({ electron }: App) => electron.evaluate(({ app }) => app.quit())
const ended = ({ electron }: App) => {
  const { exitCode, signalCode } = electron.process()
  if (exitCode !== null || signalCode !== null) return Promise.resolve(exitCode)
  return new Promise<number | null>((resolve) => electron.process().once('exit', resolve))
}

async function inACall(centre: Simulator, start: Fixtures['start']): Promise<App> {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await standBy(app)
  centre.control('call', call)
  await app.page.getByRole('button', { name: 'Answer' }).click()
  await expect(app.page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveCount(1)
  return app
}

test('Quit in a call asks once, stays by default, and ends by the agent’s word', async ({
  centre,
  start,
  dataDir,
}) => {
  const app = await inACall(centre, start)

  await quit(app)
  await expect.poll(async () => (await asked(app)).length).toBe(1)
  const [first] = await asked(app)
  expect(first).toMatchObject({ buttons: ['Keep working', 'Quit'], defaultId: 0, open: true })
  expect(first?.detail).toMatch(/^You are on a call: Ben Ode\./)
  // Again while it stands: one question, the newest.
  await quit(app)
  await expect.poll(async () => (await asked(app)).map(({ open }) => open)).toEqual([false, true])
  await answer(app, 0)
  await expect(connection(app.page)).toHaveText(/^Live/)
  await expect(app.page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveCount(1)

  await quit(app)
  await expect.poll(async () => (await asked(app)).length).toBe(3)
  const end = ended(app)
  await answer(app, 1)
  expect(await end).toBe(0)
  const [last = ''] = readFileSync(join(dataDir, 'ringdesk.log'), 'utf8').trim().split('\n').slice(-1)
  expect(readLine(last)).toMatchObject({ phrase: 'stopped' })
})

test('--quit in a call says that the agent is asked, and does not say that it is done', async ({
  centre,
  start,
  dataDir,
}) => {
  const app = await inACall(centre, start)

  const { code, told } = await again({ dataDir, switches: ['--quit'] })
  expect(code).toBe(1)
  expect(told).toContain('ringdesk: Ringdesk asks on its screen first')
  expect((await asked(app)).map(({ open }) => open)).toEqual([true])
  await answer(app, 0)
  await expect(connection(app.page)).toHaveText(/^Live/)
})

test('Quit while a call rings asks; a signal to end waits for no answer', async ({ centre, start }) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await standBy(app)
  centre.control('call', call)
  await expect(app.page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  await quit(app)
  await expect
    .poll(async () => (await asked(app)).map(({ detail }) => detail))
    .toEqual(['Ben Ode is calling, and nobody would answer here.'])
  const end = ended(app)
  app.electron.process().kill('SIGTERM')
  expect(await end).toBe(0)
})

test('Quit with a wrap-up that is not finished asks, and says that what was typed is kept', async ({
  centre,
  start,
}) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await standBy(app)
  centre.control('call', call)
  await app.page.getByRole('button', { name: 'Answer' }).click()
  await app.page.getByRole('button', { name: 'Hang up' }).click()
  await expect(app.page.getByRole('list', { name: 'Wrap-up' }).getByRole('listitem')).toHaveCount(1)
  await quit(app)
  await expect
    .poll(async () => (await asked(app)).map(({ detail }) => detail))
    .toEqual(['One wrap-up is not finished. What you have typed is kept.'])
})
