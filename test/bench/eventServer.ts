import { parentPort, workerData } from 'node:worker_threads'
import { openDoor } from './door.ts'
import { anEvent, lastEvent } from './events.ts'

// A contact centre that says so many events as fast as they are taken, in a thread of its own.
const count = Number(workerData)
const frames = Array.from({ length: count }, (_, n) => JSON.stringify(anEvent(n)))
frames.push(JSON.stringify(lastEvent(count)))
let at = 0

const port = await openDoor(
  (_say, socket) => {
    /** Never more on the way than a server would keep: of its thousand events, most. With less, who takes them in waits for more. */
    const sendSome = () => {
      while (at < frames.length && socket.bufferedAmount < 1_000_000) socket.send(frames[at++] ?? '')
      if (at < frames.length) setImmediate(sendSome)
    }
    sendSome()
  },
  () => at,
)
parentPort?.postMessage(port)
