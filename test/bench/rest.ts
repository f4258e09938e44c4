import type { Running } from './window.ts'

/** Until it does not fall any more by a hundredth within two seconds; at most so often. */
const LOOKS = 15

/** What a window holds once it has come to rest, MB. */
export async function restingPss(running: Running): Promise<number> {
  let pss = running.pss()
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((later) => setTimeout(later, 2_000))
    const before = pss
    pss = running.pss()
    if (pss > before * 0.99) break
  }
  return pss
}
