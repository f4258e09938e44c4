import type { LinkScheme } from '../words/choices.ts'
import type { Failure } from './failure.ts'

/** What a link asks to be called, and what of it cannot be dialled and is told instead. */
export interface Dialable {
  /** Digits, `*`, `#`, and at most one `+` before them; nothing else ever comes out of a link. */
  number: string
  left: { what: 'ext' | 'isub' | 'postd' | 'context'; value: string }[]
}

/** A number that was asked for outside of the window, until the window has taken it: it is put into the field, and waits. */
export interface Asked {
  /** Names it; rises with each. */
  n: number
  dialable?: Dialable
  /** Instead of it, why there is no number in what was asked for. */
  failure?: Failure
}

/**
 * To whom the system hands a kind of link. `here` this app · `elsewhere` another program · `nowhere` no program takes it ·
 * `unknown` the system was not asked yet, or did not say.
 */
export type LinkHandler = 'here' | 'elsewhere' | 'nowhere' | 'unknown'

/**
 * Why nothing can be changed here. `checkout` this is not an installed app, which a link or a session could start ·
 * `noTools` the system has no xdg-utils.
 */
export type NotSettled = 'checkout' | 'noTools'

/**
 * Starting with the person's session. `theirs`: the file that says so was written or changed by somebody else, who is respected;
 * `starts` tells what it comes to.
 */
export interface AtLogin {
  starts: boolean
  theirs: boolean
}

/** How the app is settled in this person's desktop. */
export interface Settled {
  links: Record<LinkScheme, LinkHandler>
  /** Absent where links can be turned here. */
  linksOff?: NotSettled
  /** Absent where the app cannot be started with the session. */
  login?: AtLogin
}
