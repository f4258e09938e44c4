import { isAbsolute } from 'node:path'
import {
  POLICY,
  type Policy,
  type PolicyKey,
  type PolicyProblem,
  type PolicyStatus,
  type PolicyValues,
} from '../../preload/contract.ts'
import { readServer } from '../server/address.ts'

/**
 * What holds of an option that the company has written and nobody can read: what it may forbid is forbidden. Every other
 * option falls back to the agent's own choice, because a phone that does not come up serves nobody.
 */
const FORBIDDEN: PolicyValues = { autoAnswer: 'never', remotePictures: false }

/** What the shape alone cannot tell of a value; answers it as it is used. */
const SENSE: { [K in PolicyKey]?: (value: string) => string | undefined } = {
  server: (value) => {
    const read = readServer(value)
    return read.ok ? read.value : undefined
  },
  caFile: (value) => (isAbsolute(value) ? value : undefined),
}

/** A file of which nothing can be believed. */
export const unreadable = (file: string, kind: PolicyProblem['kind']): PolicyStatus => ({
  locked: FORBIDDEN,
  defaults: {},
  problems: [{ kind, file }],
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isKey = (name: string): name is PolicyKey => Object.hasOwn(POLICY, name)

/**
 * Reads the text of a policy file: `{"locked": {…}, "defaults": {…}}`. Each mistake costs itself and is named; the rest
 * counts.
 */
export function readPolicy(text: string, file: string): PolicyStatus {
  const json = parse(text)
  if (!isObject(json)) return unreadable(file, 'notJson')
  const policy: Policy = { locked: {}, defaults: {} }
  const problems: PolicyProblem[] = []

  function take(part: keyof Policy, values: unknown): void {
    if (!isObject(values)) {
      problems.push({ kind: 'wrong', file, key: part, expected: '{ … }' })
      if (part === 'locked') policy.locked = { ...FORBIDDEN }
      return
    }
    for (const [name, value] of Object.entries(values)) {
      const key = `${part}.${name}`
      if (!isKey(name)) problems.push({ kind: 'unknown', file, key })
      else {
        const read = readValue(name, value)
        if (read === undefined) problems.push({ kind: 'wrong', file, key, expected: POLICY[name].notation })
        const held = read ?? (part === 'locked' ? FORBIDDEN[name] : undefined)
        if (held !== undefined) Object.assign(policy[part], { [name]: held })
      }
    }
  }
  for (const [name, values] of Object.entries(json)) {
    if (name === 'locked' || name === 'defaults') take(name, values)
    else problems.push({ kind: 'unknown', file, key: name })
  }
  return { ...policy, problems }
}

/** The value as it is used; nothing for one that the option does not take. */
function readValue(key: PolicyKey, value: unknown): unknown {
  const read = POLICY[key].schema.safeParse(value)
  if (!read.success) return undefined
  const sense = SENSE[key]
  return sense && typeof read.data === 'string' ? sense(read.data) : read.data
}

function parse(text: string): unknown {
  try {
    // Editors on Windows begin a file with it.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
