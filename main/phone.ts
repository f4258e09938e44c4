import type { AppState, LinkState, Result, Ring } from '../preload/contract.ts'
import type { Change } from '../preload/lifecycle.ts'
import type { Mail } from './mail/mail.ts'
import type { Media } from './media/media.ts'
import type { PhoneTester } from './phoneTest.ts'
import type { Undo } from './ports.ts'

/** Where to sign in, as flags, environment and settings say it. */
export interface SoftphoneConfig {
  server: string
  userName: string
  /** From the environment only; lets a start sign in by itself. */
  password?: string
  platform: string
  appVersion: string
}

/** The phone without its Electron: hears, remembers, tells. */
export interface Softphone {
  start(): Promise<void>
  stop(): Promise<void>
  state(): AppState
  /** Called with each new whole state, at most once a turn of the event loop. */
  onState(listener: (state: AppState) => void): Undo
  /** Each state of the link as it becomes true: of those that come in one turn, `onState` tells the last. */
  onLink(listener: (link: LinkState) => void): Undo
  /** What changed, before and after, in the order it became true; the desktop reacts to it by table. */
  onChanges(listener: (changes: readonly Change[]) => void): Undo
  /** A verb of ACTIONS, from an untrusted sender: name and input are checked here. Never rejects. */
  run(name: unknown, input: unknown): Promise<Result<unknown>>
  /** A voicemail or a recording, as it comes from the server; for the page's own protocol. */
  sound: Media['sound']
  /** The document of a letter that was asked for, for the page's own protocol. */
  mail: Mail['document']
  /**
   * The machine woke up or the network changed: the socket counts as dead at once (PROTOCOL 5). After `unlock` somebody sits
   * there again: it is asked at once whether it lives.
   */
  wake(reason: 'resume' | 'network' | 'unlock'): void
  /** The desktop shows the notification of this offer, or will not. */
  notified: PhoneTester['notified']
  /** How the window stood when this offer was told. */
  seen(offerId: string, window: Ring['window'] & string): void
}
