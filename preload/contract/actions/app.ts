import * as z from 'zod'
import { Id } from '../basics.ts'
import { PhoneTest } from '../health.ts'
import { Workitem } from '../objects.ts'
import { SchemaTypeSearchPayload } from '../payloads.ts'
import { verb } from '../verb.ts'
import { WorkitemList } from './records.ts'

const Nothing = z.strictObject({})
const Done = z.null()

/** One line of the log, as the app shows it. */
export const LogLine = z.object({
  at: z.number(),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  phrase: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LogLine = z.infer<typeof LogLine>

/** What the app does by itself. */
export const APP = {
  'app.signIn': verb({
    input: z.strictObject({
      server: z.string().max(2_000),
      userName: z.string().max(500),
      password: z.string().max(2_000),
    }),
    output: Done,
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /**
   * `wipe`: and removes what is kept on this machine of this person; `lose`: with what was written and is not sent, without
   * which the answer is `UNSENT` and nothing has happened.
   */
  'app.signOut': verb({
    input: z.strictObject({ wipe: z.boolean().optional(), lose: z.boolean().optional() }),
    output: z.object({ wiped: z.boolean() }),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  'app.reconnect': verb({ input: Nothing, output: Done, by: 'app', repeat: 'state', offline: 'yes' }),
  'app.log': verb({
    input: z.strictObject({ rows: z.number().int().min(1).max(1_000) }),
    output: z.array(LogLine),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** The server's test offer through the whole way of a call, each leg timed; resolves when it has passed or stood still. */
  'app.testPhone': verb({ input: Nothing, output: PhoneTest, by: 'app', repeat: 'state', offline: 'no' }),
  /** The window has painted this offer. */
  'app.painted': verb({
    input: z.strictObject({ offerId: Id }),
    output: Done,
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /** Asks the person where to, and writes the flight recorder there; `saved` is false where they thought better of it. */
  'app.saveRecording': verb({
    input: Nothing,
    output: z.object({ saved: z.boolean() }),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  'history.recent': verb({
    input: z.strictObject({ rows: z.number().int().min(1).max(200) }),
    output: z.array(Workitem),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /**
   * `fetchWorkitems` of what is cached, with the same answers (PROTOCOL 2, "Search"); `takingIn` counts the rows of which it is not
   * known yet what they say: of them the answer knows nothing, or what was true before.
   */
  'history.search': verb({
    input: SchemaTypeSearchPayload,
    output: WorkitemList.extend({ takingIn: z.number().int().positive().optional() }),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
} as const
