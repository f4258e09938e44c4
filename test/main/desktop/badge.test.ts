import { expect, it } from 'vitest'
import { createBadge } from '../../../main/desktop/badge.ts'
import { SESSION } from '../../renderer/fixtures.ts'
import { aState } from './fakes.ts'

const NONE = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }

it('shows all that waits, keeps it while nobody knows, and has none of somebody who has signed out', () => {
  const shown: number[] = []
  const update = createBadge((count) => shown.push(count))
  const session = SESSION
  update(aState({ session }))
  expect(shown).toEqual([])
  update(aState({ session, waiting: { ...NONE, missed: 2, voicemail: 1 } }))
  update(aState({ session, waiting: { ...NONE, missed: 1, email: 2 } }))
  expect(shown).toEqual([3])
  // A cache that was rebuilt says nothing until it is told again.
  update(aState({ session }))
  expect(shown).toEqual([3])
  update(aState({ session, waiting: NONE }))
  update(aState({ session, waiting: { ...NONE, chat: 1 } }))
  update(aState())
  expect(shown).toEqual([3, 0, 1, 0])
})
