import type { Policy, Session } from './contract.ts'
import { NO_POLICY, ruled } from './words.ts'

/**
 * After how many seconds calls answer themselves, null for never: what the company has locked, else what the tenant says
 * (`autoAnswerSeconds`, PROTOCOL 1), else the company's default. Nobody's call is answered before somebody has signed in.
 */
export function autoAnswerSeconds(
  settings: Session['settings'] | undefined,
  policy: Policy = NO_POLICY,
): number | null {
  if (!settings) return null
  const seconds = ruled(policy, 'autoAnswer', settings.autoAnswerSeconds ?? undefined)
  return typeof seconds === 'number' ? seconds : null
}
