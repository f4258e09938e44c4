import { expect, test } from 'vitest'
import { bareAddress, isAddress, isSameAddress, listAddresses } from '../../preload/addresses.ts'

test.each([
  ['eva@acme.example', ['eva@acme.example']],
  [' eva@acme.example; Bo <bo@acme.example> ,', ['eva@acme.example', 'Bo <bo@acme.example>']],
  ['"Lind, Eva" <eva@acme.example>, bo@acme.example', ['"Lind, Eva" <eva@acme.example>', 'bo@acme.example']],
  ['"unfinished, eva@acme.example', ['"unfinished', 'eva@acme.example']],
  [' ,; ', []],
  ['', []],
])('a line is taken apart: %s', (line, list) => expect(listAddresses(line)).toEqual(list))

test.each([
  'eva@acme.example',
  'Eva Lind <eva@acme.example>',
  '"Lind, Eva" <e.v+a@acme.example>',
  'root@intranet',
])('a letter could be sent to %s', (text) => expect(isAddress(text)).toBe(true))
test.each([
  'eva',
  'eva@',
  '@acme.example',
  'eva@acme..example',
  'a b@acme.example',
  'eva@acme.example>',
  '<eva>',
  'eva@a@b',
  'Eva <>',
  '',
])('none could be sent to “%s”', (text) => expect(isAddress(text)).toBe(false))
test('a mailbox is the same however it is written', () => {
  expect(isSameAddress('Eva <Eva@ACME.example>', 'eva@acme.example')).toBe(true)
  expect(isSameAddress('eva@acme.example', 'bo@acme.example')).toBe(false)
  expect(bareAddress('Eva <eva@acme.example>')).toBe('eva@acme.example')
})
