import { globalShortcut } from 'electron'
import type { Registrar } from './grips.ts'

/** On a Mac the command key stands where Ctrl stands elsewhere, as it does in the window. */
const accelerator = (keys: string): string => keys.replace('Ctrl+', 'CommandOrControl+')

/** The keys of every program as the system gives them out. */
export const electronKeys: Registrar = {
  register: (keys, run) => globalShortcut.register(accelerator(keys), run),
  unregister: (keys) => globalShortcut.unregister(accelerator(keys)),
}
