import type { Simulator } from '../simulator/start.ts'

/** One contact in so many is an e-mail. */
const LETTER = 6
/** A contact that is not over by then will never be, ms. */
const LATEST_MS = 60_000

/** Contacts come, one after the other; the next when whoever works in the window is done with the last. */
export async function work(centre: Simulator, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const who = { from: `+1480555${1_000 + (n % 9_000)}`, name: `Customer ${n}` }
    if (n % LETTER === 0)
      centre.control('email', {
        ...who,
        from: `customer${n}@example.com`,
        subject: `Order ${n}`,
        body: 'Where is it?',
      })
    else centre.control('call', who)
    await over(centre, n)
  }
}

/** What Ana has to do. */
const openOf = (centre: Simulator) =>
  centre.centre.act(({ world }) =>
    [...world.rows.values()].filter(({ owner, item }) => owner === 'u_ana' && item.state !== 'terminated'),
  )

async function over(centre: Simulator, n: number): Promise<void> {
  const began = performance.now()
  for (;;) {
    await new Promise((later) => setTimeout(later, 10))
    const open = openOf(centre)
    if (open.length === 0) return
    if (performance.now() - began > LATEST_MS)
      throw new Error(`Contact ${n} is not over: ${open.map(({ item }) => item.state).join()}`)
  }
}
