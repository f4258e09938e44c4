import * as z from 'zod'
import { ALERT_PROFILES, NEWS_KINDS } from '../words/choices.ts'

/** A device to ring on. The id is the browser's, and may change; the label finds it again then. */
export const RingDevice = z.object({ id: z.string().min(1).max(300), label: z.string().max(300) })
export type RingDevice = z.infer<typeof RingDevice>

/** What the agent chose for the desktop beside the window; kept on this machine. */
export const Alerts = z.object({
  profile: z.enum(ALERT_PROFILES).catch('normal'),
  /** Of the ring alone, 0 to 1. */
  volume: z.number().min(0).max(1).catch(0.7),
  /** None: the system's own choice. */
  devices: z.array(RingDevice).max(8).catch([]),
  /** Of these no notification is shown; the window and the icon tell them all the same. */
  silenced: z.array(z.enum(NEWS_KINDS)).max(NEWS_KINDS.length).catch([]),
  /** While the desktop is told not to disturb, a call is as quiet as in `quiet`, and its notification asks for no exception. */
  respectsQuiet: z.boolean().catch(false),
  /** The language of what the desktop says; absent: the system's. */
  language: z.enum(['en', 'es']).optional().catch(undefined),
})
export type Alerts = z.infer<typeof Alerts>

/** What came of the last ring: on which of the chosen devices it could not be heard, and whether it was heard at all. */
export interface RingHealth {
  /** Labels of chosen devices that are not there; the system's own rings in their place. */
  missing: string[]
  /** No device took the sound. */
  silent: boolean
}
