import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCompany } from '../../../main/policy/company.ts'
import type { OutsidePort } from '../../../main/ports.ts'
import type { PolicyValues } from '../../../preload/contract.ts'
import { aFolder } from '../desktop/fakes.ts'
import { aState } from '../../renderer/fixtures.ts'

/** A company on a machine where somebody has been already, or not, and what it has done to the session. */
function aCompany(policy: { locked?: PolicyValues; defaults?: PolicyValues }, wasHere = false) {
  const folder = aFolder()
  if (wasHere) writeFileSync(join(folder, 'profile.json'), '{}')
  const done: string[] = []
  const ok = { ok: true as const, value: null }
  const outside: OutsidePort = {
    taken: () => undefined,
    checkLinks: async () => undefined,
    async startAtLogin(starts) {
      done.push(`login ${String(starts)}`)
      return ok
    },
    async useLinks() {
      done.push('links')
      return ok
    },
  }
  const company = createCompany({ locked: {}, defaults: {}, problems: [], ...policy }, folder)
  return { company, outside, done, guarded: company.guarded(outside) }
}

describe('what the session keeps for the app', () => {
  it('is set at each start where it is locked', () => {
    const { company, outside, done } = aCompany({ locked: { startAtLogin: false, links: true } }, true)
    company.settle(outside)
    expect(done).toEqual(['login false', 'links'])
  })

  it('is set once where it is a default, and left to the agent then', () => {
    const defaults = { startAtLogin: true, links: true }
    const first = aCompany({ defaults })
    first.company.settle(first.outside)
    expect(first.done).toEqual(['login true', 'links'])
    const later = aCompany({ defaults }, true)
    later.company.settle(later.outside)
    expect(later.done).toEqual([])
  })

  it('cannot be changed against the company’s word', async () => {
    const { guarded, done } = aCompany({ locked: { startAtLogin: true, links: false } })
    expect(await guarded.startAtLogin(false)).toMatchObject({
      failure: { code: 'LOCKED', param: 'startAtLogin' },
    })
    expect(await guarded.useLinks()).toMatchObject({ failure: { code: 'LOCKED', param: 'links' } })
    expect(await guarded.startAtLogin(true)).toMatchObject({ ok: true })
    expect(done).toEqual(['login true'])
  })
})

it('a machine without a company is told of none, one with mistakes in its file says so', () => {
  const state = aState()
  expect(createCompany(undefined, aFolder()).into(state)).toBe(state)
  const problems = [{ kind: 'notJson' as const, file: '/etc/ringdesk/policy.json' }]
  const told = createCompany({ locked: {}, defaults: {}, problems }, aFolder()).into(state)
  expect([told.policy?.problems, told.notices]).toEqual([problems, [...state.notices, 'policyProblem']])
})
