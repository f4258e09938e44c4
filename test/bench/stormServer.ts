import { parentPort, workerData } from 'node:worker_threads'
import { openDoor } from './door.ts'
import { aPast } from './rows.ts'

// A contact centre of so many contacts that are over: by turns nothing happens, and a thousand of them a second change.
const { rows, restMs } = workerData as { rows: number; restMs: number }
const RATE = 1_000
const STEP_MS = 10
let seq = 0
let storms = false

/** Any of them changes, one after the other, and with that becomes the newest. */
function anUpdate(): object {
  const n = (seq * 7_919) % rows
  const round = 1 + Math.floor(seq / rows)
  const message = { ...aPast(n, round), modifiedAt: Date.now(), note: `Changed ${seq}` }
  seq += 1
  const name = 'WorkitemStateChangeNotification'
  const head = {
    type: 'event',
    seq,
    epoch: 'e1',
    id: `ev_${seq}`,
    name,
    createdAt: Date.now(),
    result: 'SUCCESS',
  }
  return { ...head, cursor: `c${seq}`, message }
}

const port = await openDoor(
  (say, socket) => {
    let owed = 0
    let before = Date.now()
    const timer = setInterval(() => {
      const passed = Date.now() - before
      before += passed
      owed = storms ? owed + (passed * RATE) / 1_000 : 0
      for (; owed >= 1; owed -= 1) say(anUpdate())
    }, STEP_MS)
    socket.once('close', () => clearInterval(timer))
  },
  () => seq,
)
setInterval(() => {
  storms = !storms
  parentPort?.postMessage({ storms, at: Date.now(), said: seq })
}, restMs)
parentPort?.postMessage(port)
