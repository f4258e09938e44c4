import type { Caller } from '../core/caller.ts'
import { PHONE_MENU } from '../core/caller.ts'

/** Numbers that always behave in the same way when called; any other is answered after two seconds. */
export const FAR_ENDS: readonly (readonly [number: string, behaviour: Caller])[] = [
  ['+14805550160', { whenCalled: 'busy', afterMs: 1_500 }],
  ['+14805550161', { whenCalled: 'noAnswer', afterMs: 20_000 }],
  ['+14805550162', { whenCalled: 'failed', afterMs: 500 }],
  ['+14805550163', { onDigit: PHONE_MENU, says: 'Welcome to the bank. Press 1 for account information.' }],
  ['+14805550164', { talkMs: 10_000, says: 'I am in a hurry, please be quick.' }],
]
