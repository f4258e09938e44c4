import { watch } from 'vue'
import { useDesk } from '../store.ts'

/** Shows the workitem that was asked for outside of the window, each time it is; and what did not come of it. */
export function useWanted(): void {
  const desk = useDesk()
  watch(
    () => desk.state?.wanted?.n,
    () => {
      const { wanted } = desk.state ?? {}
      if (!wanted) return
      desk.select(wanted.workitemId)
      if (wanted.panel) desk.panels.show(wanted.workitemId, wanted.panel)
    },
  )
  watch(
    () => desk.state?.refused?.n,
    () => {
      const { refused } = desk.state ?? {}
      if (refused) desk.tell(refused.action, refused.failure)
    },
  )
}
