import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  NO_POLICY,
  refuse,
  ruled,
  type AppState,
  type Policy,
  type PolicyKey,
  type PolicyStatus,
} from '../../preload/contract.ts'
import type { OutsidePort } from '../ports.ts'

/** The company's word, as the rest of the desktop asks for it. */
export interface Company {
  policy: Policy
  /** The state with it, so that the window can say what is set, and what is wrong with the file. */
  into(state: AppState): AppState
  /** The same port, by which nobody changes what is locked. */
  guarded(outside: OutsidePort): OutsidePort
  /** What the session keeps for us is as the company wants it: at each start where it is locked, else at the first. */
  settle(outside: Pick<OutsidePort, 'startAtLogin' | 'useLinks'>): void
}

const refused = (param: PolicyKey) => refuse('LOCKED', 'Your company has set this.', { param })

/** Nothing of it changes while the app runs: the file is read at the start. Ask before anything is written to `dataDir`. */
export function createCompany(status: PolicyStatus | undefined, dataDir: string): Company {
  const policy: Policy = status ?? NO_POLICY
  const { locked } = policy
  const isFirst = !existsSync(join(dataDir, 'profile.json'))
  return {
    policy,
    into: (state) =>
      status
        ? {
            ...state,
            policy: status,
            notices: status.problems.length > 0 ? [...state.notices, 'policyProblem'] : state.notices,
          }
        : state,
    guarded: (outside) => ({
      ...outside,
      startAtLogin: async (starts) =>
        starts === (locked.startAtLogin ?? starts) ? outside.startAtLogin(starts) : refused('startAtLogin'),
      useLinks: async () => (locked.links === false ? refused('links') : outside.useLinks()),
    }),
    settle(outside) {
      const starts = isFirst ? ruled(policy, 'startAtLogin') : locked.startAtLogin
      const links = isFirst ? ruled(policy, 'links') : locked.links
      if (starts !== undefined) void outside.startAtLogin(starts)
      if (links) void outside.useLinks()
    },
  }
}
