import { expect, it } from 'vitest'
import { createReceiver } from '../../../main/desktop/receiver.ts'
import type { Receiver } from '../../../main/ipc.ts'
import type { Message } from '../../../main/sender.ts'

const MESSAGE = {} as Message

function aReceiver() {
  const listeners = new Map<string, (message: Message, ...args: unknown[]) => unknown>()
  const ipc: Receiver = {
    handle: (channel, listener) => void listeners.set(channel, listener),
    removeHandler: (channel) => void listeners.delete(channel),
  }
  return { receiver: createReceiver(ipc), listeners }
}

it('what a page asks before there is a phone is answered by it, with all that was asked', async () => {
  const { receiver, listeners } = aReceiver()
  const asked = listeners.get('ringdesk:run')?.(MESSAGE, 'history.recent', { rows: 20 })
  receiver.handle('ringdesk:run', (message, ...args) => [message, ...args])
  expect(await asked).toEqual([MESSAGE, 'history.recent', { rows: 20 }])
  expect(await listeners.get('ringdesk:run')?.(MESSAGE, 'later')).toEqual([MESSAGE, 'later'])
})

it('one question does not wait for another, and nobody answers what is removed', async () => {
  const { receiver, listeners } = aReceiver()
  void listeners.get('ringdesk:run')?.(MESSAGE)
  receiver.handle('ringdesk:hello', () => 'hello')
  expect(await listeners.get('ringdesk:hello')?.(MESSAGE)).toBe('hello')
  receiver.removeHandler('ringdesk:hello')
  expect([...listeners.keys()]).toEqual(['ringdesk:run'])
})
