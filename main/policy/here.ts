import type { PolicyProblem, PolicyStatus } from '../../preload/contract.ts'
import { loadPolicy, POLICY_FILE } from './file.ts'

/** Root, who alone may write the company's file. */
const ROOT = 0

/** The company's word on this machine; `wrong` hears of each mistake in it. */
export function policyHere(wrong: (problem: PolicyProblem) => void): PolicyStatus | undefined {
  const { platform } = process
  const path = POLICY_FILE[platform]
  const policy = path === undefined ? undefined : loadPolicy(path, platform === 'win32' ? undefined : ROOT)
  policy?.problems.forEach(wrong)
  return policy
}

const WHY: Record<Exclude<PolicyProblem['kind'], 'unknown' | 'wrong'>, string> = {
  unreadable: 'cannot be read: nothing of it counts',
  untrusted: 'belongs to others than root, or others may write there: nothing of it counts',
  notJson: 'is not JSON: nothing of it counts',
}

/** A mistake in one English sentence, for whoever looks after the machine. */
export function saidOf({ kind, file, key = '', expected = '' }: PolicyProblem): string {
  if (kind === 'unknown') return `${file}: there is no option ${key}.`
  if (kind === 'wrong') return `${file}: ${key} takes ${expected}.`
  return `${file} ${WHY[kind]}.`
}
