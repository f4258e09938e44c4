import type { Session } from 'electron'
import type { Undo } from '../ports.ts'
import { showsOurDocument } from '../sender.ts'

const mayList = (permission: string, mediaType: string | undefined): boolean =>
  permission === 'speaker-selection' || (permission === 'media' && mediaType === 'audio')

/**
 * Nothing that a page may ask of the machine is granted: no device, no place, no notice, no screen, no clipboard. Our own
 * may see which loudspeakers there are.
 */
export function denyPermissions(session: Session): Undo {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  // To name a loudspeaker to ring on takes the right to list devices, not to listen: that is asked for, and denied above.
  session.setPermissionCheckHandler(
    (contents, permission, _origin, { mediaType }) =>
      mayList(permission, mediaType) && showsOurDocument(contents?.mainFrame ?? null),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  const refuseDevice = (event: Electron.Event, _details: unknown, choose: (id?: string) => void) => {
    event.preventDefault()
    choose()
  }
  session.on('select-hid-device', refuseDevice)
  session.on('select-usb-device', refuseDevice)
  const refusePort = (
    event: Electron.Event,
    _ports: unknown,
    _contents: unknown,
    choose: (id: string) => void,
  ) => {
    event.preventDefault()
    choose('')
  }
  session.on('select-serial-port', refusePort)
  const refuseDownload = (event: Electron.Event) => event.preventDefault()
  session.on('will-download', refuseDownload)
  return () => {
    session.off('select-hid-device', refuseDevice)
    session.off('select-usb-device', refuseDevice)
    session.off('select-serial-port', refusePort)
    session.off('will-download', refuseDownload)
  }
}
