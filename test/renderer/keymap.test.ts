import { expect, test } from 'vitest'
import { COMMAND_IDS, COMMANDS } from '../../renderer/desk/commands.ts'
import { isLetter, keysOf, noKey, ownerOf, readKeymap, withKey } from '../../renderer/desk/keymap.ts'

const own = COMMAND_IDS.flatMap((id) => keysOf(id, {}))

test('no two commands have one key, and each has keys that may be had', () => {
  expect(own.filter((keys, at) => own.indexOf(keys) !== at)).toEqual([])
  expect(own.filter((keys) => noKey(keys))).toEqual([])
  expect(own).toContain('Ctrl+Shift+A')
})

test('a key that was changed belongs to its new command, and its old key to nobody', () => {
  const keymap = withKey({}, 'mute', 0, 'X')
  expect([ownerOf('X', keymap), ownerOf('M', keymap), ownerOf('Ctrl+Shift+M', keymap)]).toEqual([
    'mute',
    undefined,
    'mute',
  ])
})

test('what is changed back is no longer kept', () => {
  expect(withKey(withKey({}, 'mute', 0, 'X'), 'mute', 0, 'M')).toEqual({})
})

test.each(['7', '*', '#', 'Ctrl+C', 'Ctrl+V', 'Ctrl++', 'Enter', 'Alt+X', 'Tab', 'ArrowDown', 'Space'])(
  '%s is nobody’s to choose',
  (keys) => expect(noKey(keys)).toBeDefined(),
)
test.each(['Q', 'ñ'.toUpperCase(), '.', 'F8', 'Ctrl+Shift+F8', 'Ctrl+Alt+J'])('%s may be chosen', (keys) =>
  expect(noKey(keys)).toBeUndefined(),
)
test('letters and signs are what a person may switch off, chords and named keys are not', () => {
  expect(['M', '?', 'Ctrl+M', 'F8'].map(isLetter)).toEqual([true, true, false, false])
})

test('what was kept is read again; what is damaged, forbidden or unknown counts as not chosen', () => {
  expect(readKeymap({ hold: ['X', 'Ctrl+Shift+L'] })).toEqual({ hold: ['X', 'Ctrl+Shift+L'] })
  expect(readKeymap({ hold: ['X'], mute: 'X', answer: ['7'], nobody: ['Y'], keypad: [7] })).toEqual({})
  for (const odd of [undefined, null, 'M', [], 7]) expect(readKeymap(odd)).toEqual({})
})

test('a key that the app has given to another command since is that command’s, and nothing else is lost', () => {
  const kept = readKeymap({ hold: ['M', 'Ctrl+Shift+L'], record: ['Q'] })
  expect(kept).toEqual({ record: ['Q'] })
  expect(ownerOf('M', kept)).toBe('mute')
})

test('two that were exchanged are kept so', () => {
  const swapped = { mute: ['H', 'Ctrl+Shift+M'], hold: ['M', 'Ctrl+Shift+L'] }
  expect(readKeymap(swapped)).toEqual(swapped)
})

test('a command without a place for a key cannot be given one by what was kept', () => {
  expect(COMMANDS.status.keys).toEqual([])
  expect(readKeymap({ status: ['S'] })).toEqual({})
})
