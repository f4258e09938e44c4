import type { Policy, PolicyKey, PolicyValues } from '../contract/policy.ts'

export const NO_POLICY: Policy = { locked: {}, defaults: {} }

/** What holds: the locked value, else what somebody has said, else the company's default. */
export const ruled = <K extends PolicyKey>(
  { locked, defaults }: Policy,
  key: K,
  said?: PolicyValues[K],
): PolicyValues[K] => locked[key] ?? said ?? defaults[key]
