import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Draft, Result } from '../../preload/contract.ts'
import { createRandom } from '../simulator/core/random.ts'
import { startSimulator } from '../simulator/start.ts'
import { startChild, type Child } from './child.ts'

/** So many kills in `npm test`; `npm run soak -- --only kill` takes more. */
const KILLS = Number(process.env['RINGDESK_FUZZ'] ?? 50)
const SEED = Number(process.env['RINGDESK_SEED'] ?? Date.now() % 1e6)
/** The latest moment of a kill after the words were handed over, ms: by then all is on the disk. */
const LATEST_MS = 30

const isTaken = (answer: unknown): boolean => {
  const result = answer as Result<unknown> | undefined
  return result?.ok === true || result?.failure.code === 'WAITING'
}

async function aCallInHand(child: Child): Promise<string> {
  const { value } = await child.ask<{ value: { objects: { workitemId: string }[] } }>({
    tag: 'find',
    run: 'workitems.fetchWorkitems',
    input: { queryParams: { state: 'active' } },
  })
  return value.objects[0]?.workitemId ?? ''
}

const title = `kill -9 at any moment loses nothing that was said to be saved, and doubles nothing: seed ${SEED}`
test(title, { timeout: 60_000 + KILLS * 10_000 }, async () => {
  const random = createRandom(SEED)
  const centre = await startSimulator()
  onTestFinished(() => centre.stop())
  const dir = mkdtempSync(join(tmpdir(), 'ringdesk-killed-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const compiled = join(dir, 'compiled')
  let child = startChild(compiled)
  // One stands ready while the other is killed: of a cycle, only the phone's own start is waited for.
  let next = startChild(compiled)
  onTestFinished(async () => void (await Promise.all([child.kill(), next.kill()])))
  const begin = () => child.ask({ tag: 'begin', begin: { server: centre.url, dir } })
  await begin()
  await child.ask({ tag: 'live', until: 'live' })
  centre.control('call', { from: '+14805550134', user: 'ana' })
  const [offer] = [...centre.centre.snapshotOfState().offers.values()]
  await child.ask({ tag: 'answer', run: 'offers.accept', input: { offerId: offer?.offer.offerId } })
  const workitemId = await aCallInHand(child)

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const [summary, text] = [`Words number ${kill}.`, `Half a sentence ${kill}`]
    // Now the link is there, now it is not.
    if (random.next() < 0.5) centre.control('drop', {})
    const disposition = { workitemId, dispositionId: 'disp_followup', summary }
    void child.ask({ tag: `sent ${kill}`, run: 'dispositions.disposition', input: disposition })
    void child.ask({
      tag: `typed ${kill}`,
      run: 'drafts.keep',
      input: { about: workitemId, field: 'half', text },
    })
    await new Promise((resolve) => setTimeout(resolve, random.next() * LATEST_MS))
    await child.kill()
    const said = child.answered
    child = next
    next = startChild(compiled)
    await begin()
    await child.ask({ tag: 'settled', until: 'settled' })
    const { value: drafts } = await child.ask<{ value: Draft[] }>({
      tag: 'drafts',
      run: 'drafts.list',
      input: {},
    })
    const world = centre.centre.snapshotOfState()
    expect([...world.effects.values()].filter((count) => count > 1)).toEqual([])
    if (isTaken(said.get(`sent ${kill}`))) expect(world.rows.get(workitemId)?.item.summary).toBe(summary)
    if (isTaken(said.get(`typed ${kill}`)))
      expect(drafts).toContainEqual({ about: workitemId, field: 'half', text })
  }
  // A kill damages nothing, and nobody is told that it did.
  expect(readdirSync(join(dir, 'journal')).filter((name) => name.includes('.odd'))).toEqual([])
})
