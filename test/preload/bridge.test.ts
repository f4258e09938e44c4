import { expect, it, vi } from 'vitest'
import { CHANNELS, type AppState } from '../../preload/contract.ts'
import { createBridge, type Wire } from '../../preload/bridge.ts'

type Listener = Parameters<Wire['on']>[1]

function aWire() {
  const listeners = new Map<string, Set<Listener>>()
  const of = (channel: string) => listeners.get(channel) ?? new Set()
  return {
    invoke: vi.fn((channel: string, ...args: unknown[]) => Promise.resolve({ channel, args })),
    on: vi.fn((channel: string, listener: Listener) => listeners.set(channel, of(channel).add(listener))),
    removeListener: vi.fn((channel: string, listener: Listener) => of(channel).delete(listener)),
    push: (channel: string, state: unknown) => of(channel).forEach((hear) => hear({ secret: true }, state)),
  }
}

it('carries a verb and its input, and nothing else', async () => {
  const wire = aWire()
  await createBridge(wire).run('workitems.hold', { workitemId: 'w1' })
  expect(wire.invoke.mock.calls).toEqual([[CHANNELS.run, 'workitems.hold', { workitemId: 'w1' }]])
})

it('asks for the state without a word', async () => {
  const wire = aWire()
  await createBridge(wire).hello()
  expect(wire.invoke.mock.calls).toEqual([[CHANNELS.hello]])
})

it('hands on the state without the event it came with, until it is undone', () => {
  const wire = aWire()
  const heard = vi.fn()
  const undo = createBridge(wire).onState(heard)
  const state = { revision: 1 } as AppState
  wire.push(CHANNELS.state, state)
  expect(heard.mock.calls).toEqual([[state]])
  undo()
  wire.push(CHANNELS.state, state)
  expect(heard).toHaveBeenCalledTimes(1)
})

it('exposes three doors', () => {
  expect(Object.keys(createBridge(aWire())).sort()).toEqual(['hello', 'onState', 'run'])
})
