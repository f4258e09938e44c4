import { setTimeout as pause } from 'node:timers/promises'
import { expect, test as base } from './support/app.ts'
import { startLoudspeakers, type Loudspeakers } from './support/loudspeakers.ts'
import { isInstalled } from './support/program.ts'
import { mapped } from './support/screen.ts'
import { length } from './support/unreliable.ts'
import { startUnwatched, type Unwatched } from './support/unwatched.ts'
import { inPage } from './support/windows.ts'

/** For how long, min, the desk lies hidden before a call comes; `npm run soak -- --only hidden` says thirty. */
const { count: minutes } = length(0)
const MINUTE = 60_000
/** From when on, min, Chromium lets the timers of a hidden page come once a minute. */
const DEEP = 5.5
/**
 * From the word of the contact centre to painted words, ms: a timer that sleeps would cost more. The figure is printed, and what
 * it may be on a machine of its own is the bench's to say; `npm test` asks for none.
 */
const SLEEPER_MS = 1_000

const ANA = { userName: 'ana', password: 'ringdesk' }
const BEN = { user: 'ana', from: '+442079460123', name: 'Ben Ode' }
const EVA = { user: 'ana', from: '+46850550112', name: 'Eva Lind' }
/** Longer than a ring and the pause behind it, s. */
const CYCLE = 3.5

for (const name of ['pulseaudio', 'parec', 'xwininfo', 'xprop'])
  base.skip(!isInstalled(name), `${name} is not installed here`)

/** The app on its own, and its loudspeaker. */
const test = base.extend<{ speakers: Loudspeakers; app: Unwatched }>({
  async speakers({}, use) {
    const speakers = await startLoudspeakers(['Desk'])
    await use(speakers)
    speakers.stop()
  },
  async app({ centre, dataDir }, use) {
    const app = await startUnwatched({ server: centre.url, ...ANA, dataDir })
    const link = () =>
      inPage(app, 'index', `document.querySelector('[aria-label="Connection"]')?.textContent`)
    await expect.poll(link).toMatch(/^\s*Live/)
    await expect.poll(() => inPage(app, 'offer', 'document.readyState')).toBe('complete')
    await use(app)
    await app.stop()
  },
})

/** How often a timer of 100 ms comes in the desk's page within so many ms. */
async function beats(app: Unwatched, ms: number): Promise<number> {
  const read = () =>
    inPage(
      app,
      'index',
      `{ if (globalThis.beats === undefined) setInterval(() => (globalThis.beats += 1), 100) }
       globalThis.beats ??= 0`,
    )
  const before = Number(await read())
  await pause(ms)
  return Number(await read()) - before
}

/** Tells, once these words are painted in the offer window, when that was; local Unix ms. */
async function watchFor(app: Unwatched, words: string): Promise<() => Promise<number>> {
  await inPage(
    app,
    'offer',
    `globalThis.paintedAt = 0
    new MutationObserver((changes, observer) => {
      if (!document.body.textContent.includes('${words}')) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => { globalThis.paintedAt = Date.now() }))
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    0`,
  )
  return async () => Number(await inPage(app, 'offer', 'globalThis.paintedAt'))
}

const isSeen = async (app: Unwatched) => (await mapped(app, 'offer')).isViewable

test('a desk that lies hidden, its timers put to sleep, rings at once and aloud, wakes while somebody is there, and rings beside the call', async ({
  centre,
  app,
  speakers,
}) => {
  test.setTimeout(90_000 + 1.4 * minutes * MINUTE + 2 * MINUTE * Math.sign(minutes))

  /** What a call came to: the words are painted, ms after they were said, and it is heard. */
  async function rings(who: typeof BEN, loud: number): Promise<void> {
    const painted = await watchFor(app, who.name)
    const said = Date.now()
    centre.control('call', who)
    await expect.poll(painted).toBeGreaterThan(0)
    const took = (await painted()) - said
    if (minutes > 0) console.log(JSON.stringify({ who: who.name, hiddenMinutes: minutes, ms: took }))
    await expect.poll(() => isSeen(app)).toBe(true)
    await expect.poll(() => speakers.level('Desk', CYCLE)).toBeGreaterThan(loud)
    if (minutes > 0) expect.soft(took).toBeLessThan(SLEEPER_MS)
  }

  expect(await beats(app, 2_000)).toBeGreaterThan(10)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  await expect.poll(() => beats(app, 3_000)).toBeLessThanOrEqual(4)
  await pause(minutes * MINUTE)
  if (minutes > DEEP) expect(await beats(app, 70_000)).toBeLessThanOrEqual(2)

  await rings(BEN, 0.1)
  await expect.poll(() => beats(app, 1_000)).toBeGreaterThan(5)
  await inPage(
    app,
    'offer',
    `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Answer')).click()`,
  )
  await expect.poll(() => isSeen(app)).toBe(false)
  await expect.poll(() => speakers.level('Desk', CYCLE)).toBe(0)
  await pause((minutes / 3) * MINUTE)
  // Somebody is on the line: the desk counts the seconds, seen or not.
  expect(await beats(app, 2_000)).toBeGreaterThan(10)
  await rings(EVA, 0.01)
  centre.control('hangUp', { from: EVA.from })
  centre.control('hangUp', { from: BEN.from })
  await expect.poll(() => isSeen(app)).toBe(false)
})
