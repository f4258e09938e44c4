import { describe, expect, it } from 'vitest'
import { createReconciler } from '../../main/reconciler.ts'
import { refuse, type Result } from '../../preload/contract.ts'
import { nothingKnown, reduce } from '../../preload/lifecycle.ts'
import { aWorkitem } from '../fixtures.ts'
import { T0, virtualClock } from '../ports.ts'

function aReconciler(open = [aWorkitem()]) {
  const clock = virtualClock()
  const asked: unknown[] = []
  const gone: string[] = []
  const known = { now: reduce(nothingKnown, { workitems: open }) }
  const server = {
    list: (): Result<unknown> => ({ ok: true, value: { count: 0, total: 0, objects: [] } }),
    one: (id: string): Result<unknown> => ({ ok: true, value: aWorkitem({ workitemId: id }) }),
  }
  const reconciler = createReconciler({
    clock,
    known: () => known.now,
    serverNow: () => T0 + clock.now() + 0.5,
    run(name, input) {
      asked.push(input)
      const id = 'workitemId' in input ? String(input.workitemId) : ''
      return Promise.resolve(name === 'workitems.fetchWorkitem' ? server.one(id) : server.list())
    },
    gone: (id) => Promise.resolve(void gone.push(id)),
  })
  const lists = () => asked.filter((input) => JSON.stringify(input).includes('rows'))
  return { reconciler, clock, asked, lists, gone, known, server }
}

describe('the backstop', () => {
  it('asks for what changed lately once a new link has had its second, and every five minutes', async () => {
    const { reconciler, clock, lists, asked } = aReconciler()
    reconciler.begin()
    await clock.advance(999)
    expect(asked).toEqual([])
    await clock.advance(1)
    expect(asked[0]).toEqual({ q: `modifiedAt:>=${T0 - 599_000}`, rows: 500 })
    await clock.advance(300_000)
    expect(lists()).toHaveLength(2)
  })

  it('asks for each open call that the list does not name', async () => {
    const { reconciler, clock, server, asked } = aReconciler([aWorkitem(), aWorkitem({ workitemId: 'w2' })])
    server.list = () => ({ ok: true, value: { count: 1, total: 1, objects: [aWorkitem()] } })
    reconciler.begin()
    await clock.advance(1_000)
    expect(asked.slice(1)).toEqual([{ workitemId: 'w2' }])
  })

  it('ends what the server does not have any more', async () => {
    const { reconciler, clock, server, gone } = aReconciler()
    server.one = () => refuse('NOT_FOUND', 'No.', { status: 404 })
    reconciler.begin()
    await clock.advance(1_000)
    expect(gone).toEqual(['w1'])
  })

  it.each([
    ['NO_ANSWER', undefined],
    ['NOT_A_SERVER', 404],
    ['UNAVAILABLE', 503],
  ])('ends nothing because of %s (%s)', async (code, status) => {
    const { reconciler, clock, server, gone } = aReconciler()
    server.one = () => refuse(code, 'No.', status === undefined ? {} : { status })
    reconciler.begin()
    await clock.advance(1_000)
    expect(gone).toEqual([])
  })

  it('does not go on asking a server that does not answer', async () => {
    const { reconciler, clock, server, asked } = aReconciler()
    server.list = () => refuse('NO_ANSWER', 'No.')
    reconciler.begin()
    await clock.advance(1_000)
    expect(asked).toHaveLength(1)
  })

  it('begins once, and ends with the link', async () => {
    const { reconciler, clock, lists } = aReconciler()
    reconciler.begin()
    reconciler.begin()
    await clock.advance(1_000)
    expect([lists().length, clock.pending()]).toEqual([1, 1])
    reconciler.end()
    expect(clock.pending()).toBe(0)
    reconciler.begin()
    await clock.advance(1_000)
    expect(lists()).toHaveLength(2)
  })

  it('that has not begun can end', () => {
    const { reconciler, clock } = aReconciler()
    reconciler.end()
    expect(clock.pending()).toBe(0)
  })

  it('asks for single calls when told to, one after the other', async () => {
    const { reconciler, asked } = aReconciler()
    await reconciler.refetch(['w7', 'w8'])
    expect(asked).toEqual([{ workitemId: 'w7' }, { workitemId: 'w8' }])
  })
})
