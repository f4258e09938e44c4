import { Notification } from 'electron'
import type { ShowNote } from './note.ts'

/** Notifications by Electron, elsewhere than on Linux. Each is held until it is taken back: one without a reference loses its click. */
export function createElectronNotes(icon?: string): ShowNote {
  const held = new Set<Notification>()
  const places = new Map<string, Notification>()
  return (note) => {
    if (!Notification.isSupported()) {
      note.told('failed')
      return () => undefined
    }
    const notification = new Notification({
      title: note.title,
      body: note.body,
      urgency: note.urgency,
      timeoutType: note.stays ? 'never' : 'default',
      // It rings by itself, on the devices that were chosen for it.
      silent: true,
      actions: note.actions.map(({ label }) => ({ type: 'button', text: label })),
      ...(icon ? { icon } : {}),
    })
    held.add(notification)
    const { place } = note
    if (place !== undefined) {
      const before = places.get(place)
      if (before && held.delete(before)) before.close()
      places.set(place, notification)
    }
    notification.on('click', () => note.chosen('default'))
    notification.on('action', (_event, index) => {
      const action = note.actions[index]
      if (action) note.chosen(action.key)
    })
    notification.on('show', () => note.told('shown'))
    notification.on('failed', () => note.told('failed'))
    notification.show()
    return () => {
      if (held.delete(notification)) notification.close()
    }
  }
}
