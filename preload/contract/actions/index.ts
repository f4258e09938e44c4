import type * as z from 'zod'
import { AGENT } from './agent.ts'
import { ALERTS } from './alerts.ts'
import { APP } from './app.ts'
import { CALL_BAR } from './callBar.ts'
import { CALLS } from './calls.ts'
import { CATALOGUE } from './catalogue.ts'
import { CONFERENCE } from './conference.ts'
import { GLOBAL_KEY_VERBS } from './globalKeys.ts'
import { LINKS } from './links.ts'
import { MAIL } from './mail.ts'
import { MEDIA } from './media.ts'
import { MISSED } from './missed.ts'
import { OUTBOX } from './outbox.ts'
import { PROXY } from './proxy.ts'
import { RECORDS } from './records.ts'
import { UPDATES } from './updates.ts'

/** One row a verb, under the seeds' own name. Adding a verb is adding a row and a route in main/server/routes. */
export const ACTIONS = {
  ...CALLS,
  ...CONFERENCE,
  ...RECORDS,
  ...CATALOGUE,
  ...AGENT,
  ...MEDIA,
  ...MAIL,
  ...OUTBOX,
  ...MISSED,
  ...ALERTS,
  ...CALL_BAR,
  ...GLOBAL_KEY_VERBS,
  ...LINKS,
  ...UPDATES,
  ...PROXY,
  ...APP,
} as const

export type Actions = typeof ACTIONS
export type ActionName = keyof Actions
export type ServerActionName = {
  [N in ActionName]: Actions[N]['by'] extends 'server' ? N : never
}[ActionName]
/** What a caller may hand in: defaults left out, the samples' spellings. */
export type ActionPayload<N extends ActionName> = z.input<Actions[N]['input']>
/** The same once it is read. */
export type ActionInput<N extends ActionName> = z.output<Actions[N]['input']>
export type ActionOutput<N extends ActionName> = z.output<Actions[N]['output']>

export const isActionName = (name: unknown): name is ActionName =>
  typeof name === 'string' && Object.hasOwn(ACTIONS, name)
