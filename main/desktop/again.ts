import { app } from 'electron'
import { argvAgain } from '../starting/again.ts'
import type { Wish } from '../starting/wish.ts'
import { appImageHere } from './appImage.ts'

/** Starts the app anew once this one has ended; `wish` is what somebody has asked of it meanwhile. */
export function startAgain(wish?: Wish & { kind: 'start' }): void {
  // The mount of an AppImage ends with the app; what stays is the file that it came from.
  const execPath = appImageHere() ?? process.execPath
  app.relaunch({ execPath, args: argvAgain(process.argv.slice(1), wish) })
}
