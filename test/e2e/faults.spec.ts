import type { Locator, Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { between, createRandom, pick, type Random } from '../simulator/core/random.ts'
import { disagreements } from './support/agreement.ts'
import { connection, expect, test } from './support/app.ts'
import type { Simulator } from '../simulator/start.ts'
import { length, makeUnreliable, type Unreliable } from './support/unreliable.ts'

/** A few in `npm test`; `npm run soak -- --only window` plays two hundred. */
const { count, seed } = length(4)

/** What may happen between two looks; each leaves the wire as it finds it, or is mended in the end. */
const FAULTS: Record<string, (here: Unreliable, random: Random) => unknown> = {
  reset: ({ proxy }) => proxy.reset(),
  halfOpen: ({ proxy }) => proxy.halfOpen(),
  sliced: ({ proxy }, random) => (proxy.wire.slices = between(random, 1, 40)),
  slow: ({ proxy }, random) => (proxy.wire.slow = between(random, 20, 300)),
  cutRequest: ({ proxy }, random) => proxy.cutAfter('up', between(random, 0, 600)),
  cutReply: ({ proxy }, random) => proxy.cutAfter('down', between(random, 0, 1_500)),
  refused({ proxy }) {
    proxy.reset()
    proxy.wire.away = 'refused'
  },
  restart: (here, random) => void here.restart(between(random, 0, 300)),
  epoch: (here) => here.centre().control('epoch', {}),
  expire: (here) => here.centre().control('expire', { user: 'ana' }),
}

let people = 0
/** Somebody nobody else is called like. */
const contact = () => ({ name: `Caller ${(people += 1)}`, from: `+1480555${1_000 + (people % 9_000)}` })

const NEWS: ((here: Unreliable) => void)[] = [
  (here) => here.centre().control('call', contact()),
  (here) => here.centre().control('call', { ...contact(), user: 'ana', patienceMs: 600 }),
  (here) => here.centre().control('sms', { ...contact(), replies: [], patienceMs: 4_000 }),
  (here) => here.centre().control('email', { ...contact(), replies: [], patienceMs: 4_000 }),
]

const VERBS = [
  'Answer',
  'Answer',
  'Answer',
  'Hold',
  'Retrieve',
  'Mute',
  'Hang up',
  'Save',
  'Complete',
  'Save notes',
  'Wrap-up',
]

/** How long she aims at something, ms. */
const SOON = { timeout: 150 }

/** The agent does what her window lets her do: presses something, or writes a word first. */
async function act(page: Page, random: Random, words: string): Promise<void> {
  /** What is not there, or no more when she aims at it, she does not hit. */
  const aim = async (at: Locator, hit: (at: Locator) => Promise<unknown>) => {
    if ((await at.count()) > 0) await hit(at.first()).catch(() => undefined)
  }
  const fill = (name: string) => aim(page.getByRole('textbox', { name }), (field) => field.fill(words, SOON))
  if (random.next() < 0.4) await fill('Notes')
  if (random.next() < 0.4) {
    await fill('Summary')
    const choice = page.getByRole('combobox', { name: 'Disposition' })
    await aim(choice, (field) => field.selectOption('disp_followup', SOON))
  }
  const buttons = VERBS.map((name) => page.getByRole('button', { name, disabled: false }))
  const there = await Promise.all(buttons.map((button) => button.count()))
  const able = buttons.filter((_, i) => there[i])
  if (able.length > 0) await aim(pick(random, able), (button) => button.click(SOON))
}

async function storm(here: Unreliable, page: Page, random: Random, words: string): Promise<string[]> {
  const trace: string[] = []
  // Who has missed a call is offered no other until she says that she is there.
  here.centre().control('status', { user: 'ana', statusId: 'st_available' })
  here.centre().control('call', { ...contact(), user: 'ana' })
  const steps = between(random, 6, 10)
  for (let step = 0; step < steps; step += 1) {
    const fault = random.next() < 0.35 ? pick(random, Object.keys(FAULTS)) : undefined
    if (fault !== undefined) {
      trace.push(fault)
      await FAULTS[fault]?.(here, random)
    } else if (random.next() < 0.25) pick(random, NEWS)(here)
    else await act(page, random, `${words}, ${step}`)
    await pause(between(random, 0, 120))
  }
  return trace
}

/** A person would not wait for the pause to end. */
async function disagreementsNow(page: Page, dataDir: string, centre: Simulator): Promise<string[]> {
  const again = page.getByRole('button', { name: 'Try now' })
  if (await again.isVisible()) await again.click(SOON).catch(() => undefined)
  return disagreements(page, dataDir, centre)
}

test(`window, files and server agree after ${count} storms on the wire, from seed ${seed} on`, async ({
  centre,
  start,
  dataDir,
}) => {
  test.setTimeout(90_000 + count * 30_000)
  centre.control('set', {
    heartbeatMs: 500,
    settings: { wrapupSeconds: 1, offerSeconds: 4, dispositionRequired: false },
  })
  const here = await makeUnreliable(centre, Math.random)
  const { page } = await start({ server: here.proxy.url })
  await expect(connection(page)).toHaveText(/^Live/)
  const fired: Record<string, number> = {}
  try {
    for (let one = seed; one < seed + count; one += 1) {
      const trace = await storm(here, page, createRandom(`window ${one}`), `words ${one}`)
      for (const fault of trace) fired[fault] = (fired[fault] ?? 0) + 1
      await here.heal()
      await expect
        .poll(() => disagreementsNow(page, dataDir, here.centre()), {
          message: `seed ${one} (${trace.join(', ')}); again: npm run soak -- --only window --seed ${one} --count 1`,
          timeout: 40_000,
        })
        .toEqual([])
    }
    console.log(`  faults: ${JSON.stringify(fired)}`)
    // A storm over an agent who has nothing to do shows little.
    const answered = here
      .centre()
      .state()
      .workitems.filter(({ answeredAt }) => answeredAt !== undefined)
    if (count > 1) expect(answered.length).toBeGreaterThan(count / 4)
  } finally {
    await here.stop()
  }
})
