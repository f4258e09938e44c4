import { watch } from 'vue'
import type { Commands } from '../desk/commands.ts'
import { useDesk } from '../store.ts'

/** A key of every program that was pressed while this window had the focus means what the window's own key would. */
export function usePressed(commands: Commands): void {
  const desk = useDesk()
  watch(
    () => desk.state?.globalKeys?.pressed?.n,
    () => {
      const { pressed } = desk.state?.globalKeys ?? {}
      const act = pressed && commands[pressed.id]().find(({ byKey }) => byKey)
      if (act && !act.off) act.run()
    },
  )
}
