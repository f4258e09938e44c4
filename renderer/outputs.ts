import type { RingDevice } from '../preload/contract.ts'

/** Chromium's own names for what the system has chosen. */
const ALIASES: readonly string[] = ['default', 'communications', '']

/** A page that was not opened by the app has none. */
const media = (): MediaDevices | undefined => navigator.mediaDevices

/** The sound outputs of this machine by their own names, without the aliases of the system's choice. */
export async function listOutputs(): Promise<RingDevice[]> {
  const devices = (await media()?.enumerateDevices()) ?? []
  return devices
    .filter(({ kind, deviceId }) => kind === 'audiooutput' && !ALIASES.includes(deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}

/** Tells when one has come or gone; returns its own undo. */
export function watchOutputs(changed: () => void): () => void {
  media()?.addEventListener('devicechange', changed)
  return () => media()?.removeEventListener('devicechange', changed)
}
