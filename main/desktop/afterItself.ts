/**
 * Runs `act`; who asks for it from inside has it run once more afterwards, with what is true then. Else whoever comes last in it
 * would be told what was true before.
 */
export function afterItself(act: () => void): () => void {
  let isRunning = false
  let isWanted = false
  return () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    try {
      while (isWanted) {
        isWanted = false
        act()
      }
    } finally {
      isRunning = false
    }
  }
}
