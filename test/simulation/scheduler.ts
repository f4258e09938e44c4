/**
 * Each event is over before the next one happens: a tick comes when no promise has anything left to do, and is much cheaper
 * than a turn of the event loop.
 */
const settle = (): Promise<void> => new Promise((done) => process.nextTick(done))

interface Timer {
  at: number
  born: number
  run(): void
  gone: boolean
}

/** All time there is: everything that happens in a simulated day happens here, one after the other. */
export interface Scheduler {
  now(): number
  after(ms: number, run: () => void): () => void
  /** Lets time pass, in order of moments; what an event sets off has settled before the next. */
  advance(ms: number): Promise<void>
}

/** Later first, so that the next one is popped from the end. */
const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.born < b.born)

/** `quiet` resolves when nothing happens any more but by the passing of time. */
export function createScheduler(quiet: () => Promise<void> = settle): Scheduler {
  const heap: Timer[] = []
  let now = 0
  let born = 0

  function push(timer: Timer): void {
    let at = heap.push(timer) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (!parent || !isBefore(timer, parent)) break
      heap[at] = parent
      at = up
    }
    heap[at] = timer
  }
  function pop(): Timer | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [one, two] = [heap[left], heap[left + 1]]
      const child = one && two && isBefore(two, one) ? left + 1 : left
      const next = heap[child]
      if (!next || !isBefore(next, last)) break
      heap[at] = next
      at = child
    }
    heap[at] = last
    return first
  }

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), born: (born += 1), run, gone: false }
      push(timer)
      return () => void (timer.gone = true)
    },
    async advance(ms) {
      const end = now + ms
      await quiet()
      for (let next = heap[0]; next && next.at <= end; next = heap[0]) {
        pop()
        if (next.gone) continue
        now = Math.max(now, next.at)
        next.run()
        await quiet()
      }
      now = end
    },
  }
}
