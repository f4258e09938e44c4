import * as z from 'zod'
import { verb } from '../verb.ts'

const Nothing = z.strictObject({})
const told = { output: z.null(), by: 'app', repeat: 'state', offline: 'yes' } as const

/** Links that dial: the one that was clicked, and whether they come here at all. */
export const LINKS = {
  /** The window has put the number that was asked for into its field, or has told why there is none. */
  'links.taken': verb({ input: z.strictObject({ n: z.number().int() }), ...told }),
  /** Asks the system anew whom it hands such links; the state tells. */
  'links.check': verb({ input: Nothing, ...told }),
  /** Has the system hand such links to Ringdesk, from now on and for this person. */
  'links.use': verb({ input: Nothing, ...told }),
  /** Whether Ringdesk starts, hidden, when this person signs in to the system. */
  'login.change': verb({ input: z.strictObject({ starts: z.boolean() }), ...told }),
} as const
