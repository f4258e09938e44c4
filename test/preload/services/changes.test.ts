import { describe, expect, it, vi } from 'vitest'
import type { AppState, Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { aState } from '../../renderer/fixtures.ts'
import { settle } from '../../ports.ts'
import { aBridge } from './bridge.ts'

const state = (revision: number, ...workitems: Workitem[]): AppState => aState({ revision, workitems })

/** A service of which one listener hears, from a first state on. */
async function listening(...workitems: Workitem[]) {
  const far = aBridge()
  far.begin(state(1, ...workitems))
  const told: Workitem[] = []
  const undo = far.sdk.getWorkitemsService().on('WorkitemStateChange', (item) => void told.push(item))
  await settle()
  return { ...far, told, undo }
}

describe('WorkitemStateChange', () => {
  it('tells a new workitem, a new state and a new version, and nothing twice', async () => {
    const offered = aWorkitem()
    const active = aWorkitem({ version: 2, state: 'active' })
    const muted = aWorkitem({ version: 3, state: 'active', mute: 1 })
    const { push, told } = await listening()
    push(state(2, offered))
    push(state(3, offered))
    push(state(4, active))
    push(state(5, muted))
    await settle()
    expect(told).toEqual([offered, active, muted])
  })

  it('says nothing of what was true before anybody listened', async () => {
    const { told } = await listening(aWorkitem())
    expect(told).toEqual([])
  })

  it('tells an end as this machine has kept it', async () => {
    const item = aWorkitem({ state: 'wrapup' })
    const ended = aWorkitem({ version: 9, state: 'terminated', endReason: 'hangUp' })
    const { push, told, answers, asked } = await listening(item)
    answers((name) =>
      name === 'history.search'
        ? { ok: true, value: { count: 1, total: 1, objects: [ended] } }
        : { ok: false, failure: { type: 'client', code: 'NOT_LIVE', message: '' } },
    )
    push(state(2))
    await vi.waitFor(() => expect(told).toEqual([ended]))
    expect(asked).toEqual([{ name: 'history.search', input: { queryParams: { workitemId: 'w1' } } }])
  })

  it('asks the server for an end that this machine has not kept', async () => {
    const ended = aWorkitem({ version: 9, state: 'terminated' })
    const { push, told, answers } = await listening(aWorkitem({ state: 'wrapup' }))
    answers((name) => ({
      ok: true,
      value: name === 'history.search' ? { count: 0, total: 0, objects: [] } : ended,
    }))
    push(state(2))
    await vi.waitFor(() => expect(told).toEqual([ended]))
  })

  it('tells that it is over where nobody can say how', async () => {
    const item = aWorkitem({ state: 'active', actions: ['hold'] })
    const { push, told, refuses } = await listening(item)
    refuses({ type: 'client', code: 'UNREACHABLE', message: '' })
    push(state(2))
    await vi.waitFor(() => expect(told).toEqual([{ ...item, state: 'terminated', actions: [] }]))
  })

  it('a sign-out ends nobody’s call', async () => {
    const { push, told, asked } = await listening(aWorkitem())
    const { session: _, ...signedOut } = state(2)
    push(signedOut)
    await settle()
    expect([told, asked]).toEqual([[], []])
  })

  it('an older push is not news', async () => {
    const { push, told } = await listening()
    push(state(5, aWorkitem({ version: 2, state: 'active' })))
    push(state(4, aWorkitem()))
    await settle()
    expect(told.map((item) => item.state)).toEqual(['active'])
  })

  it('a listener that left hears nothing more, and the last one lets the bridge go', async () => {
    const { push, told, undo, listening: count, sdk } = await listening()
    const other = vi.fn()
    const service = sdk.getWorkitemsService()
    service.on('WorkitemStateChange', other)
    undo()
    push(state(2, aWorkitem()))
    await settle()
    expect([told.length, other.mock.calls.length, count()]).toEqual([0, 1, 1])
    service.off('WorkitemStateChange', other)
    expect(count()).toBe(0)
  })
})
