/**
 * How it stands with a newer Ringdesk.
 * `off` this package is not updated by itself · `untried` not looked yet · `checking` · `current` there is none ·
 * `downloading` · `ready` it lies here and waits for the agent's word · `waiting` the word is given, and calls are not done ·
 * `installing` · `restarting` installed; the app ends as soon as there is no call · `failed` see `problem`.
 */
export type UpdateState =
  | 'off'
  | 'untried'
  | 'checking'
  | 'current'
  | 'downloading'
  | 'ready'
  | 'waiting'
  | 'installing'
  | 'restarting'
  | 'failed'

/**
 * What went wrong. `unreachable` no answer · `insecure` nobody vouches for the server, or for the proxy · `untrusted` not
 * signed by whoever publishes Ringdesk · `replayed` signed, but an announcement of before · `older` it would go back ·
 * `interrupted` the download · `damaged` what was downloaded · `refused` the system's question for a password ·
 * `notInstalled` the installer.
 */
export type UpdateProblem =
  | 'unreachable'
  | 'insecure'
  | 'untrusted'
  | 'replayed'
  | 'older'
  | 'interrupted'
  | 'damaged'
  | 'refused'
  | 'notInstalled'

export interface UpdateStatus {
  state: UpdateState
  /** Of the app that runs. */
  version: string
  /** Of the one that is to come. */
  next?: string
  /** Local Unix ms of the last time that somebody answered. */
  checkedAt?: number
  problem?: UpdateProblem
}
