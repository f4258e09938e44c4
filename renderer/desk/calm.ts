/** How often in a row something is done at once, and how long one of these takes to be saved up again, ms. */
const AT_ONCE = 4
const REST_MS = 500

/**
 * Does it at once, a few times in a row; in a storm twice a second, the last time after the storm. A call that ends is to be
 * seen now, and nobody reads a list that is written anew fifty times a second.
 */
export function calmly(act: () => void): () => void {
  let saved = AT_ONCE
  let counted = performance.now()
  let waiting = false

  function soon(): void {
    const now = performance.now()
    saved = Math.min(AT_ONCE, saved + (now - counted) / REST_MS)
    counted = now
    if (saved < 1) {
      waiting = true
      setTimeout(later, (1 - saved) * REST_MS)
    } else {
      saved -= 1
      act()
    }
  }
  function later(): void {
    waiting = false
    soon()
  }
  return () => {
    if (!waiting) soon()
  }
}
