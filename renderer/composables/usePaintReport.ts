import { nextTick, watch } from 'vue'
import { useDesk } from '../store.ts'

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Tells main once that a test call is on the screen: after the frame that follows the one in which it was drawn. */
export function usePaintReport(): void {
  const desk = useDesk()
  const reported = new Set<string>()
  watch(
    () => desk.state?.offers,
    async (offers) => {
      for (const { offerId, test } of offers ?? []) {
        if (!test || reported.has(offerId)) continue
        reported.add(offerId)
        await nextTick()
        await nextFrame()
        await nextFrame()
        void desk.act('app.painted', { offerId }, { about: offerId, quiet: true })
      }
    },
    { immediate: true },
  )
}
