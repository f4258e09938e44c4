import { describe, expect, it } from 'vitest'
import { ACTIONS, isActionName, type Verb } from '../../preload/contract.ts'
import { PROTOCOL, type Row } from './protocolTable.ts'

const OFFLINE = { refused: 'no', muteOrHangUp: 'held', waits: 'waits', free: 'yes' } as const
const REPEAT = { key: 'key', waits: 'key', read: 'read', none: 'state' } as const

const byServer = Object.entries<Verb>(ACTIONS).filter(([, row]) => row.by === 'server')

describe('ACTIONS against the transcript of PROTOCOL.md', () => {
  it('has the verbs of the transcript, all of them and no more', () => {
    expect(byServer.map(([name]) => name).sort()).toEqual(Object.keys(PROTOCOL).sort())
  })

  it.each(Object.entries(PROTOCOL))('%s is what the protocol says', (name, row: Row) => {
    const verb = ACTIONS[name as keyof typeof ACTIONS] as Verb
    expect({
      action: verb.action,
      from: verb.from && [...verb.from].sort(),
      to: verb.to,
      repeat: verb.repeat,
      offline: verb.offline,
      scope: verb.scope,
    }).toEqual({
      action: row.action,
      from: row.from && [...row.from].sort(),
      to: row.to,
      repeat: REPEAT[row.mark],
      offline: OFFLINE[row.offline],
      scope: row.scope,
    })
  })

  it('what the app does by itself is governed by no workitem', () => {
    for (const [, row] of Object.entries<Verb>(ACTIONS).filter(([, { by }]) => by === 'app'))
      expect(row.action).toBeUndefined()
  })
})

describe('the name of a verb', () => {
  it.each([
    'toString',
    '__proto__',
    'constructor',
    'workitems.hold ',
    'WORKITEMS.HOLD',
    '',
    7,
    null,
    undefined,
  ])('is not %j', (name) => {
    expect(isActionName(name)).toBe(false)
  })

  it('is a row of the table', () => {
    for (const name of Object.keys(ACTIONS)) expect(isActionName(name)).toBe(true)
  })
})
