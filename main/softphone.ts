import type { AppState, Result } from '../preload/contract.ts'
import type { Change } from '../preload/lifecycle.ts'
import type { Ports, Undo } from './ports.ts'

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
  /** What changed, before and after, in the order it became true; the desktop reacts to it by table. */
  onChanges(listener: (changes: readonly Change[]) => void): Undo
  /** A verb of ACTIONS, from an untrusted sender: name and input are checked here. Never rejects. */
  run(name: unknown, input: unknown): Promise<Result<unknown>>
  /** The machine woke up or the network changed: the socket counts as dead at once (PROTOCOL 5). */
  wake(reason: 'resume' | 'network'): void
}

export declare function createSoftphone(ports: Ports, config: SoftphoneConfig): Softphone
