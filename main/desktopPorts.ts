import type { ActionInput, Result } from '../preload/contract.ts'

/** What of the desktop the core only passes on, each to verbs of its own. */
export interface DesktopPorts {
  updates: UpdatesPort
  proxy: ProxyPort
  /** What the agent wants of the desktop beside the window, and what that has come to. */
  alerts: AlertsPort
  callBar: CallBarPort
  globalKeys: GlobalKeysPort
  outside: OutsidePort
}

/** How calls are told beside the window. */
export interface AlertsPort {
  /** `NOT_SAVED` where it holds for this run only. */
  change(change: ActionInput<'alerts.change'>): Promise<Result<null>>
  rang(what: ActionInput<'alerts.rang'>): void
}

/** The bar of a call above all windows. */
export interface CallBarPort {
  /** `NOT_SAVED` where it holds for this run only. */
  change(change: ActionInput<'callBar.change'>): Promise<Result<null>>
  toDesk(where: ActionInput<'callBar.toDesk'>): void
}

/** The keys that act in every program. */
export interface GlobalKeysPort {
  /** `NOT_SAVED` where it holds for this run only, `KEY_IN_USE` where it does not. */
  change(change: ActionInput<'globalKeys.change'>): Promise<Result<null>>
  /** Resolves once the key was pressed, or was not for too long. */
  test(which: ActionInput<'globalKeys.test'>): Promise<Result<{ arrived: boolean }>>
}

/** What was asked for outside of the window, and how the app is settled on the desktop. */
export interface OutsidePort {
  taken(n: number): void
  checkLinks(): Promise<void>
  /** `NOT_SETTLED` where the system would not do it. */
  useLinks(): Promise<Result<null>>
  /** `NOT_SAVED` where it could not be written. */
  startAtLogin(starts: boolean): Promise<Result<null>>
}

/** A newer version of the app. */
export interface UpdatesPort {
  check(): Promise<void>
  install(): void
}

/** The company's proxy: what the agent has typed for it. */
export interface ProxyPort {
  signIn(typed: ActionInput<'proxy.signIn'>): Promise<Result<null>>
}
