import { WebSocket } from 'ws'
import { connectSessionBus } from '../../main/desktop/notify/sessionBus.ts'

// The least that a notification can cost in an app like ours: a frame of a socket, and one call of the bus over the same
// library with the same words, buttons and hints. It is bundled, and runs in the bare app of showing/.
const NAME = 'org.freedesktop.Notifications'
const ACTIONS = ['default', 'Ringdesk', 'answer', 'Answer', 'decline', 'Decline']
const HINTS = [
  ['urgency', ['y', 2]],
  ['desktop-entry', ['s', 'ringdesk']],
  ['suppress-sound', ['b', true]],
]

const socket = new WebSocket(process.env['RINGDESK_BENCH_SOCKET'] ?? '')
void connectSessionBus().then((bus) => {
  socket.on('message', (data: Buffer) => {
    const { from } = JSON.parse(data.toString()) as { from: string }
    const message = {
      path: '/org/freedesktop/Notifications',
      destination: NAME,
      interface: NAME,
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: ['Ringdesk', 0, '/usr/share/icons/ringdesk.png', 'Incoming call', from, ACTIONS, HINTS, 0],
    }
    bus.invoke(message, () => undefined)
  })
})
