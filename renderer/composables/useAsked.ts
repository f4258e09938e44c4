import { nextTick, watch } from 'vue'
import { DIAL } from '../desk/dialler.ts'
import { useDesk } from '../store.ts'

/**
 * Puts a number that was asked for outside of the window into the dial field, once there is a desk: nothing is called until the
 * agent says so. Why there is no number in a link is told at once.
 */
export function useAsked(): void {
  const desk = useDesk()

  async function take(): Promise<void> {
    const { asked, session } = desk.state ?? {}
    if (!asked || (asked.dialable && !session)) return
    void desk.act('links.taken', { n: asked.n }, { about: String(asked.n), quiet: true })
    if (asked.failure) return desk.tell('links.taken', asked.failure)
    if (!asked.dialable) return
    if (desk.overlay.open) desk.overlay.hide(desk.overlay.open)
    // One that is open may hold a question about another number, and has its focus no more.
    desk.dialler.hide()
    await nextTick()
    desk.drafts.write(DIAL, 'to', asked.dialable.number)
    desk.dialler.show(asked.dialable.left)
  }
  watch([() => desk.state?.asked?.n, () => desk.state?.session !== undefined], () => void take(), {
    immediate: true,
  })
}
