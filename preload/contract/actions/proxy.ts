import * as z from 'zod'
import { verb } from '../verb.ts'

/** The company's proxy, which may want a password before anything gets through. */
export const PROXY = {
  /** For the proxy that `AppState.proxy` names, by its `host`: another may ask by now. Whether it is right is told by the state. */
  'proxy.signIn': verb({
    input: z.strictObject({
      host: z.string().min(1).max(300),
      userName: z.string().min(1).max(500),
      password: z.string().max(2_000),
    }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
