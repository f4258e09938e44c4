import { expect, it } from 'vitest'
import { offerNote } from '../../../../main/desktop/notify/offerNote.ts'

function aNote(respectsQuiet = false) {
  const done: unknown[] = []
  const spec = { offerId: 'o1', workitemId: 'w1', title: '', body: '', actions: [] }
  const note = offerNote(spec, {
    run: async (name, input) => void done.push([name, input]),
    forward: (workitemId) => void done.push(workitemId),
    told: (offerId, how) => void done.push([offerId, how]),
    respectsQuiet,
  })
  return { note, done }
}

it.each([
  ['Answer accepts and brings the call forward', 'answer', [['offers.accept', { offerId: 'o1' }], 'w1']],
  ['Decline refuses and leaves the agent where they are', 'decline', [['offers.reject', { offerId: 'o1' }]]],
  ['a click decides nothing and brings the call forward', 'default', ['w1']],
])('%s', (_what, key, expected) => {
  const { note, done } = aNote()
  note.chosen(key)
  expect(done).toEqual(expected)
})

it('says of which offer it was shown', () => {
  const { note, done } = aNote()
  note.told('hidden')
  expect(done).toEqual([['o1', 'hidden']])
})

it('comes past do not disturb, unless the agent wants it to be respected, and stays in either case', () => {
  expect(aNote().note).toMatchObject({ urgency: 'critical', stays: true })
  expect(aNote(true).note).toMatchObject({ urgency: 'normal', stays: true })
})
