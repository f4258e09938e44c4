import { watch } from 'vue'
import { useDesk } from '../store.ts'

/**
 * Shows the workitem that was asked for outside of the window, each time it is; and what did not come of it. Main goes on
 * telling the last of each: a page that is loaded anew after a crash must not do again what the one before it has done.
 */
export function useWanted(): void {
  const desk = useDesk()
  const once = (name: 'wanted' | 'refused', n: number) => {
    // Kept by the browser beside the page, and gone with the app, whose numbers begin anew then.
    const key = `ringdesk.${name}`
    const isNew = sessionStorage.getItem(key) !== String(n)
    sessionStorage.setItem(key, String(n))
    return isNew
  }
  watch(
    () => desk.state?.wanted?.n,
    () => {
      const { wanted } = desk.state ?? {}
      if (!wanted || !once('wanted', wanted.n)) return
      desk.select(wanted.workitemId)
      if (wanted.panel) desk.panels.show(wanted.workitemId, wanted.panel)
    },
  )
  watch(
    () => desk.state?.refused?.n,
    () => {
      const { refused } = desk.state ?? {}
      if (refused && once('refused', refused.n)) desk.tell(refused.action, refused.failure)
    },
  )
}
