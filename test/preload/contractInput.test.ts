import { describe, expect, it } from 'vitest'
import { ACTIONS, WorkitemList } from '../../preload/contract.ts'
import { aWorkitem } from '../fixtures.ts'

const reads = (name: keyof typeof ACTIONS, input: unknown) => ACTIONS[name].input.safeParse(input).success

describe('what a page may ask for', () => {
  it.each(['w1', 'a/b', 'ä', '...'])('an id may be %s', (workitemId) => {
    expect(reads('workitems.hold', { workitemId })).toBe(true)
  })

  it.each(['', '.', '..', 'w\ud800', 'x'.repeat(201), 7, null])('an id may not be %j', (workitemId) => {
    expect(reads('workitems.hold', { workitemId })).toBe(false)
    expect(reads('workitems.fetchWorkitem', { workitemId })).toBe(false)
  })

  it('nothing beside what the row names', () => {
    expect(reads('workitems.hold', { workitemId: 'w1', also: 1 })).toBe(false)
    expect(reads('app.signOut', { also: 1 })).toBe(false)
    expect(reads('workitems.hold', JSON.parse('{"workitemId":"w1","__proto__":{"a":1}}'))).toBe(false)
  })

  it.each(['0', '9', '*', '#'])('the key %s of a dial pad', (digit) => {
    expect(reads('workitems.dtmf', { workitemId: 'w1', digit })).toBe(true)
  })

  it.each(['A', '12', '', 1, '../hangup'])('no key %j', (digit) => {
    expect(reads('workitems.dtmf', { workitemId: 'w1', digit })).toBe(false)
  })

  it('no more than 500 rows', () => {
    expect(reads('workitems.fetchWorkitems', { rows: 500 })).toBe(true)
    for (const rows of [501, 0, 1.5, '5']) expect(reads('workitems.fetchWorkitems', { rows })).toBe(false)
  })
})

describe('a list of workitems', () => {
  it('loses an odd one only', () => {
    const list = { count: 3, total: 3, objects: [{ workitemId: 'odd' }, aWorkitem(), null] }
    expect(WorkitemList.parse(list).objects).toEqual([aWorkitem()])
  })

  it('of dispositions as well', () => {
    const list = { count: 2, total: 2, list: [{ name: 'without id' }, { dispositionId: 'd1', name: 'Good' }] }
    expect(ACTIONS['dispositions.fetchDispositions'].output.parse(list).list).toHaveLength(1)
  })
})
