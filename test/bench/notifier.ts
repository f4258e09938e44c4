import { WebSocket } from 'ws'
import { connectSessionBus } from '../../main/desktop/notify/sessionBus.ts'

// The least that a notification can cost in an app like ours: a frame of a socket, and one call of the bus over the same
// library. It is bundled, and runs in the bare app of showing/.
const NAME = 'org.freedesktop.Notifications'
const HINTS = [['urgency', ['y', 2]]]

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
      body: ['Bare', 0, '', 'Incoming call', from, ['default', 'Bare'], HINTS, 0],
    }
    bus.invoke(message, () => undefined)
  })
})
