import { expect, test } from 'vitest'
import { createSlots } from '../../renderer/desk/slots.ts'

test('what stays keeps its slot, wherever it has moved, and what comes takes the slots of what has gone', () => {
  const slotsOf = createSlots()
  expect(slotsOf(['ana', 'ben', 'eva'])).toEqual([0, 1, 2])
  expect(slotsOf(['ben', 'eva', 'ivo'])).toEqual([1, 2, 0])
  expect(slotsOf(['ivo', 'ben'])).toEqual([0, 1])
  expect(slotsOf(['ivo', 'ben'])).toEqual([0, 1])
})

test('no two have one slot, however many come, go and come back', () => {
  const slotsOf = createSlots()
  for (const ids of ['abc', '', 'cba', 'xyzabc', 'z', 'abcdefgh', 'hgf'])
    expect(new Set(slotsOf([...ids])).size).toBe(ids.length)
})
