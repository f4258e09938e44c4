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
