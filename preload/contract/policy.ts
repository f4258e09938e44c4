import * as z from 'zod'
import { ALERT_PROFILES } from '../words/choices.ts'

/** One option of the company's file: what may stand there, and the same as people write it (`docs/policy.md`). */
const option = <const T extends z.ZodType>(schema: T, notation: string) => ({ schema, notation })
const flag = option(z.boolean(), 'true | false')

/** Everything that a company can set on its machines; the file and its order are in `docs/policy.md`. */
export const POLICY = {
  server: option(z.string().min(1).max(2_000), '"https://centre.example"'),
  userName: option(z.string().min(1).max(500), '"ana"'),
  hidden: flag,
  language: option(z.enum(['en', 'es']), '"en" | "es"'),
  theme: option(z.enum(['system', 'light', 'dark', 'contrast']), '"system" | "light" | "dark" | "contrast"'),
  letterKeys: flag,
  alertProfile: option(z.enum(ALERT_PROFILES), '"quiet" | "normal" | "insistent"'),
  alertVolume: option(z.number().min(0).max(1), '0 … 1'),
  alertDevices: option(z.array(z.string().min(1).max(300)).max(8), '["Headset", …]'),
  respectsQuiet: flag,
  autoAnswer: option(z.union([z.literal('never'), z.number().int().min(0).max(60)]), '"never" | 0 … 60'),
  remotePictures: flag,
  retentionDays: option(z.number().int().min(1).max(3_650), '1 … 3650'),
  wipeOnSignOut: flag,
  updates: flag,
  caFile: option(z.string().min(1).max(1_000), '"/etc/ssl/company.pem"'),
  startAtLogin: flag,
  links: flag,
} as const

export type PolicyKey = keyof typeof POLICY
export type PolicyValues = { [K in PolicyKey]?: z.infer<(typeof POLICY)[K]['schema']> }

/** What the company has set. A locked value wins over everything; a default holds where nobody has said anything. */
export interface Policy {
  locked: PolicyValues
  defaults: PolicyValues
}

/**
 * A mistake in the file. `unreadable` it is there and cannot be read · `untrusted` others than its owner root may change it ·
 * `notJson` · `unknown` there is no such option · `wrong` a value that the option does not take.
 */
export interface PolicyProblem {
  kind: 'unreadable' | 'untrusted' | 'notJson' | 'unknown' | 'wrong'
  file: string
  /** As it stands in the file, `locked.theme`. */
  key?: string
  /** What may stand there, as people write it. */
  expected?: string
}

/** The company's word and what is wrong with it, as the window is told. */
export interface PolicyStatus extends Policy {
  problems: PolicyProblem[]
}
