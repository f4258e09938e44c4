/**
 * How loud a call is, and how much other news wants to be seen.
 * `quiet`: the notification and the offer window, without a sound; news goes to the desktop's list, where it has one ·
 * `normal`: it rings; news is shown for as long as the desktop shows such · `insistent`: it rings faster and louder, and an
 * offer window that was put away comes back; news stays until it is dealt with.
 */
export const ALERT_PROFILES = ['quiet', 'normal', 'insistent'] as const
export type AlertProfile = (typeof ALERT_PROFILES)[number]

/** What is told by a notification beside a call that rings; a missed callback counts as missed. */
export const NEWS_KINDS = ['missed', 'voicemail', 'email', 'sms', 'chat'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/**
 * When a call has a bar of its own above all windows. `away`: while the window is hidden, minimised or behind another ·
 * `always`: in each call · `never`.
 */
export const CALL_BAR_WHEN = ['away', 'always', 'never'] as const
export type CallBarWhen = (typeof CALL_BAR_WHEN)[number]

/**
 * The way of a test call, in the order it is told: the server has answered the request, the event socket has brought the
 * offer, main has told the window, the desktop shows its notification, the window has painted it.
 */
export const PHONE_TEST_LEGS = ['answered', 'received', 'published', 'notified', 'painted'] as const
export type PhoneTestLeg = (typeof PHONE_TEST_LEGS)[number]

/** What wants the agent, each workitem counted under one word: a missed callback is a `callback` and no `missed`. */
export const WAITING_KINDS = ['missed', 'voicemail', 'callback', 'email', 'sms', 'chat'] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]

/** The kinds of link that dial (RFC 3966, RFC 3261; `callto` was never written down). */
export const LINK_SCHEMES = ['tel', 'sip', 'sips', 'callto'] as const
export type LinkScheme = (typeof LINK_SCHEMES)[number]
