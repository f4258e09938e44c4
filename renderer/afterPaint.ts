/** Runs this once, after what has changed until now is painted, or after `latestMs` where a page is not; returns its own undo. */
export function afterPaint(run: () => void, latestMs: number): () => void {
  // Behind the frame and not in it: what runs in it is painted with it.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(run)
  })
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame)
    run()
  }, latestMs)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
