import { expect, test } from 'vitest'
import { scopeOf } from '../../main/allowed.ts'
import { ACTIONS } from '../../preload/contract.ts'

test.each(['workitems.transferToExternal', 'workitems.warmTransfer'] as const)(
  '%s takes the scope of giving a disposition where it gives one, and none else',
  (name) => {
    expect(scopeOf(ACTIONS[name], { dispositionId: 'disp_resolved' })).toBe('workitems:disposition')
    expect(scopeOf(ACTIONS[name], { dispositionId: undefined })).toBeUndefined()
  },
)

test('what is asked of the catalogue takes the scope of its kind', () => {
  expect(scopeOf(ACTIONS['schemaType.create'], { type: 'disposition' })).toBe('dispositions:write')
  expect(scopeOf(ACTIONS['schemaType.create'], { type: 'contact' })).toBeUndefined()
})
