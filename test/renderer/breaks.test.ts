import { expect, test } from 'vitest'
import { piecesOf } from '../../renderer/desk/breaks.ts'

test('an address ends its line after the @ or before a dot, never within a word', () => {
  expect(piecesOf('support@mail.ringdesk.example')).toEqual(['support@', 'mail', '.ringdesk', '.example'])
  expect(piecesOf('+1 480 555 0134')).toEqual(['+1 480 555 0134'])
})
