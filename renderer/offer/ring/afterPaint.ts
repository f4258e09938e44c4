/** A page that is not painted, such as one whose screen is off, is not waited for any longer, ms. */
const LATEST_MS = 100

/** Runs this once, after what has changed until now is painted; returns its own undo. */
export function afterPaint(run: () => void): () => void {
  // Behind the frame and not in it: what runs in it is painted with it.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(run)
  })
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame)
    run()
  }, LATEST_MS)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
