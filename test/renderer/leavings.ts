import { afterAll } from 'vitest'

// Many files share one page: what one leaves there would be found by the next, whichever that is.
const listening = new Map<string, number>()
const stops = [window, document].map((target) => {
  const { addEventListener: add, removeEventListener: remove } = target
  const heard = new Map<unknown, string>()
  Object.assign(target, {
    addEventListener(...given: Parameters<typeof add>) {
      heard.set(given[1], given[0])
      add.apply(target, given)
    },
    removeEventListener(...given: Parameters<typeof remove>) {
      heard.delete(given[1])
      remove.apply(target, given)
    },
  })
  return () => {
    Object.assign(target, { addEventListener: add, removeEventListener: remove })
    for (const type of heard.values()) listening.set(type, (listening.get(type) ?? 0) + 1)
  }
})

afterAll(() => {
  for (const stop of stops) stop()
  const parts = [...document.body.children].map(
    ({ localName, textContent }) => `${localName} "${textContent}"`,
  )
  document.body.replaceChildren()
  const left = [...parts, ...[...listening].map(([type, count]) => `${count} listeners for ${type}`)]
  if (left.length > 0) throw new Error(`This file leaves on the page: ${left.join('; ')}`)
})
