import { expect, it, vi } from 'vitest'
import { createNotices } from '../../../main/desktop/notices.ts'
import { aState } from './fakes.ts'

it('adds to what the core says, once, and tells that something changed', () => {
  const changed = vi.fn()
  const notices = createNotices(changed)
  const core = aState({ revision: 5, notices: ['tokenInMemory'] })
  expect(notices.into(core)).toBe(core)
  notices.add('unsandboxed')
  notices.add('unsandboxed')
  expect(changed).toHaveBeenCalledTimes(1)
  expect(notices.into(core)).toEqual({ ...core, revision: 6, notices: ['tokenInMemory', 'unsandboxed'] })
})

it('never lets the revision fall', () => {
  const notices = createNotices(() => undefined)
  const revisions = [notices.into(aState({ revision: 5 })).revision]
  notices.add('noNotifications')
  revisions.push(notices.into(aState({ revision: 5 })).revision)
  revisions.push(notices.into(aState({ revision: 6 })).revision)
  expect(revisions).toEqual([5, 6, 7])
})

it('an agent who is to be called is told that the desktop hides it, and one who is away is not', () => {
  const notices = createNotices(() => undefined)
  const agent = { userId: 'u', version: 1, name: '', statusId: 's', since: 0, skills: [] }
  const as = (category: 'available' | 'away') => notices.into(aState({ agent: { ...agent, category } }))
  notices.notified('hidden')
  expect(as('available')).toMatchObject({
    notices: ['notificationsHidden'],
    health: { notifications: 'hidden' },
  })
  expect(as('away').notices).toEqual([])
  notices.notified('shown')
  expect(as('available').notices).toEqual([])
})

it('each workitem that is asked for has a number of its own', () => {
  const notices = createNotices(() => undefined)
  notices.want('w1')
  const first = notices.into(aState()).wanted
  notices.want('w1')
  expect(first?.workitemId).toBe('w1')
  expect(notices.into(aState()).wanted?.n).toBeGreaterThan(first?.n ?? 0)
})
