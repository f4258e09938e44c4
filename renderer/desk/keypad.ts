import { reactive } from 'vue'
import type { Result } from '../../preload/contract.ts'
import { DIAL_PAD } from '../../preload/words.ts'

export type Digit = (typeof DIAL_PAD)[number]
/** A digit as shown: asked for, or confirmed by the server. */
export interface Echo {
  digit: Digit
  sent: boolean
}

export interface Keypad {
  echo(workitemId: string): readonly Echo[]
  isOpen(workitemId: string): boolean
  toggle(workitemId: string, open?: boolean): void
  forget(workitemId: string): void
  /** Sends what of the text is a key of the pad, one after the other, in order. */
  press(workitemId: string, text: string): Promise<void>
}

type Send = (workitemId: string, digit: Digit) => Promise<Result<unknown>>
interface Pad {
  open: boolean
  echo: Echo[]
  busy: boolean
}

/** Machines at the other end miss tones that come without a pause. */
const PAUSE_MS = 120
const isDigit = (key: string): key is Digit => DIAL_PAD.some((known) => known === key)
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

/** The digits of a text that the pad has keys for. */
export const digitsOf = (text: string): Digit[] => [...text].filter(isDigit)

/** One pad a call, so that a second call, or a look at other work, leaves what was dialled where it was. */
export function createKeypad(send: Send): Keypad {
  const pads = reactive(new Map<string, Pad>())
  const padOf = (id: string): Pad => {
    if (!pads.has(id)) pads.set(id, { open: false, echo: [], busy: false })
    return pads.get(id) as Pad
  }
  async function drain(id: string, pad: Pad): Promise<void> {
    for (;;) {
      const next = pad.echo.find((echo) => !echo.sent)
      if (!next) return
      const result = await send(id, next.digit)
      // What follows a digit that was not heard would mean something else: it is not sent.
      if (result.ok) next.sent = true
      else pad.echo = pad.echo.filter((echo) => echo.sent)
      await pause()
    }
  }
  return {
    echo: (id) => pads.get(id)?.echo ?? [],
    isOpen: (id) => pads.get(id)?.open ?? false,
    toggle(id, open) {
      const pad = padOf(id)
      pad.open = open ?? !pad.open
    },
    forget: (id) => void pads.delete(id),
    async press(id, text) {
      const pad = padOf(id)
      pad.echo.push(...digitsOf(text).map((digit) => ({ digit, sent: false })))
      if (pad.busy) return
      pad.busy = true
      await drain(id, pad)
      pad.busy = false
    },
  }
}
