import type { Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../simulator/core/random.ts'
import { connection, expect, test, type App } from './support/app.ts'
import { processesOf } from './support/processes.ts'
import { length, makeUnreliable } from './support/unreliable.ts'
import { openWrapUp } from './support/wrapUp.ts'

/** A few in `npm test`; `npm run soak -- --only killApp` takes a thousand. */
const { count, seed } = length(3)
/** The latest moment of a kill after the words were handed over, ms: by then all has been said that will be. */
const LATEST_MS = 500
/** What was typed so long before the end is kept, ms. */
const KEPT_MS = 300

const summary = (page: Page) => page.getByRole('textbox', { name: 'Summary' })
const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' })

/** Whatever the wrap-up's form says of the words in it, as soon as it stands there: `words: what is said of them`. */
async function listen(page: Page): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.getByRole('form', { name: 'Wrap-up' }).evaluate((form) => {
    const tell = () => {
      const field = form.querySelector('textarea')
      const word = form.querySelector('.said')
      if (field && word) console.log(`${field.value}: ${word.textContent}`)
    }
    new MutationObserver(tell).observe(form, { childList: true, subtree: true, characterData: true })
  })
  return said
}

/** The whole app ends between one moment and the next. */
async function kill({ electron }: App): Promise<void> {
  const main = (await processesOf(electron)).find(({ type }) => type === 'Browser')?.pid
  if (main === undefined) throw new Error('the app has no main process')
  const ended = electron.waitForEvent('close')
  process.kill(main, 'SIGKILL')
  await ended
}

const title = `kill -9 of the whole app loses nothing that its window called kept, and doubles nothing: ${count} from seed ${seed}`
test(title, async ({ centre, start }) => {
  test.setTimeout(90_000 + count * 30_000)
  const random = createRandom(`killed ${seed}`)
  const here = await makeUnreliable(centre, Math.random)
  const begin = async () => {
    const app = await start({ server: here.proxy.url })
    await expect(connection(app.page)).toHaveText(/^Live/)
    return app
  }
  let app = await begin()
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', user: 'ana' })
  await app.page.getByRole('button', { name: 'Answer' }).click()
  let told = 0
  try {
    for (let one = 1; one <= count; one += 1) {
      const [words, half] = [`Words number ${one}`, `Half a sentence ${one}`]
      const { page } = app
      await openWrapUp(page)
      const said = await listen(page)
      await page.getByRole('combobox', { name: 'Disposition' }).selectOption('disp_followup')
      // Now the link is there, now it is not.
      if (random.next() < 0.5) {
        here.proxy.wire.away = 'refused'
        here.proxy.reset()
        await expect(connection(page)).not.toHaveText(/^Live/)
      }
      await summary(page).fill(words)
      await notes(page).fill(half)
      const typedAt = performance.now()
      if (random.next() < 0.8) await page.getByRole('button', { name: 'Save', exact: true }).click()
      await pause(random.next() * LATEST_MS)
      const isKept = performance.now() - typedAt > KEPT_MS
      await kill(app)
      here.proxy.mend()

      app = await begin()
      await expect(connection(app.page)).not.toHaveText(/waiting to be sent/)
      const again = `kill ${one}; again: npm run soak -- --only killApp --seed ${seed} --count ${one}`
      const { workitems, effects } = here.centre().state()
      if (said.some((line) => line.startsWith(`${words}: `))) {
        told += 1
        expect(
          workitems.map((item) => item.summary),
          again,
        ).toContain(words)
      }
      if (isKept) {
        await openWrapUp(app.page)
        await expect(summary(app.page), again).toHaveValue(words)
        await expect(notes(app.page), again).toHaveValue(half)
      }
      expect(
        Object.entries(effects).filter(([, times]) => times > 1),
        again,
      ).toEqual([])
    }
    console.log(`  the window had called ${told} of ${count} kept or waiting`)
  } finally {
    await here.stop()
  }
})
