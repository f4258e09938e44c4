import { inject, provide, type InjectionKey } from 'vue'
import type { Commands } from '../desk/commands.ts'
import { useCallCommands } from './useCallCommands.ts'
import type { Going } from './useGoing.ts'
import { useTransferCommands } from './useTransferCommands.ts'
import { useWindowCommands } from './useWindowCommands.ts'
import { useWorkCommands } from './useWorkCommands.ts'

interface Commanding extends Going {
  commands: Commands
}
const COMMANDING: InjectionKey<Commanding> = Symbol('commands')

/** What every command of the list would do now, for the keys and the palette of this desk. */
export function provideCommands(going: Going): Commands {
  const commands = {
    ...useCallCommands(going),
    ...useTransferCommands(going),
    ...useWorkCommands(going),
    ...useWindowCommands(going),
  }
  provide(COMMANDING, { ...going, commands })
  return commands
}

/** The commands of the desk that this component stands in. */
export function useCommands(): Commanding {
  const commanding = inject(COMMANDING)
  if (!commanding) throw new Error('No commands were provided')
  return commanding
}
