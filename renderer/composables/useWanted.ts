import { watch } from 'vue'
import { useDesk } from '../store.ts'

/** Shows the workitem that was asked for outside of the window, each time it is. */
export function useWanted(): void {
  const desk = useDesk()
  watch(
    () => desk.state?.wanted?.n,
    () => {
      const { wanted } = desk.state ?? {}
      if (wanted) desk.select(wanted.workitemId)
    },
  )
}
