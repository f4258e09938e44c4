import { Notification } from 'electron'
import type { ShowNote } from './freedesktop.ts'

/** Notifications by Electron, elsewhere than on Linux. Each is held until it is taken back: one without a reference loses its click. */
export function createElectronNotes(icon?: string): ShowNote {
  const held = new Set<Notification>()
  return (note) => {
    if (!Notification.isSupported()) {
      note.told('failed')
      return () => undefined
    }
    const notification = new Notification({
      title: note.title,
      body: note.body,
      urgency: note.urgent ? 'critical' : 'normal',
      timeoutType: note.urgent ? 'never' : 'default',
      // It rings by itself, on the devices that were chosen for it.
      silent: true,
      actions: note.actions.map(({ label }) => ({ type: 'button', text: label })),
      ...(icon ? { icon } : {}),
    })
    held.add(notification)
    notification.on('click', () => note.chosen('default'))
    notification.on('action', (_event, index) => {
      const action = note.actions[index]
      if (action) note.chosen(action.key)
    })
    notification.on('show', () => note.told('shown'))
    notification.on('failed', () => note.told('failed'))
    notification.show()
    return () => {
      held.delete(notification)
      notification.close()
    }
  }
}
