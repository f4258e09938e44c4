import { chmodSync, copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inFolder, inPairs, median, percentile, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { startRingdesk, startTyping, type Running } from './window.ts'

/** What is typed, key by key: words that all rows have, some, one, and none. */
const TYPED = ['invoice', 'customer 77', 'order 4711', '5551234', 'zebra']
const GOAL_MS = 50

/** In the page: from each key to the frame that shows what was found, ms. A list says by `aria-busy` that it waits. */
async function type(words: readonly string[]): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')
  const isBusy = () => document.querySelector('ul[aria-busy=true]') !== null
  const turn = () => new Promise((next) => setTimeout(next))
  const painted = () =>
    new Promise<void>((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done()
        port2.postMessage(null)
      })
    })
  /** Until the list has its answer; looked at after each task of the page, and at least at each frame. */
  const answered = () =>
    new Promise<void>((done) => {
      const look = () => {
        if (isBusy()) return
        watcher.disconnect()
        done()
      }
      const watcher = new MutationObserver(look)
      watcher.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
      queueMicrotask(() => queueMicrotask(look))
    })
  const times: number[] = []
  if (!field) throw new Error('there is no field to type into')
  for (const word of words)
    for (let length = 1; length <= word.length; length += 1) {
      await new Promise((rest) => setTimeout(rest, 60))
      const began = performance.now()
      field.value = word.slice(0, length)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await Promise.resolve()
      if (!isBusy()) await turn()
      await answered()
      await painted()
      times.push(performance.now() - began)
    }
  return times
}

const script = `(${type.toString()})(${JSON.stringify(TYPED)})`
const toHistory = `(async () => {
  document.querySelector('nav button:nth-child(2)').click()
  const isThere = () => document.querySelector('[data-row] bdi')
  while (!isThere()) await new Promise((next) => setTimeout(next, 20))
  return ${script}
})()`

async function keys(starting: Promise<Running>): Promise<number[]> {
  const running = await starting
  const times = (await running.found) as number[]
  await running.stop()
  return times
}

/** From a key to the results on the screen, offline, against a bare window that asks raw FTS5 the same. */
export function search({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    await centre.stop()
    const file = readdirSync(join(dataDir, 'cache')).find((name) => name.endsWith('.sqlite')) ?? ''
    const copy = join(folder, 'raw.sqlite')
    copyFileSync(join(dataDir, 'cache', file), copy)
    chmodSync(copy, 0o666)
    const all: number[] = []
    const floors: number[] = []
    const ours = async () => {
      const times = await keys(
        startRingdesk({ server: centre.url, dataDir, selector: '.recent li', script: toHistory }),
      )
      all.push(...times)
      return median(times)
    }
    const floor = async () => {
      const times = await keys(startTyping(copy, script))
      floors.push(...times)
      return median(times)
    }
    const { ratio, ratios, ...ms } = await inPairs(pairs, ours, floor)
    const p95 = percentile(all, 0.95)
    return {
      bar: 'search',
      value: rounded(ratio),
      floor: rounded(ms.floor),
      goal: 1.5,
      ok: ratio <= 1.5 && p95 <= GOAL_MS,
      ms: rounded(ms.ours),
      p95: rounded(p95),
      p95Goal: GOAL_MS,
      p95Floor: rounded(percentile(floors, 0.95)),
      keys: all.length,
      rows,
      ratios,
    }
  })
}
