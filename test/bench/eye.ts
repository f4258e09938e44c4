import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Who looks at the screen of the run: what they see is what a person would, whatever a page or a window says of itself. */
export interface Eye {
  /** Resolves when one point of the screen has this colour, 0xRRGGBB, or has it no more; rejects where that never comes. */
  sees(colour: number): Promise<void>
  misses(colour: number): Promise<void>
  stop(): void
}

/** How often it looks, ms, and how long at the most. */
const LOOK_MS = 1
const LATEST_MS = 10_000
/** The words of the X11 protocol that it knows, and how long the head of an answer is. */
const GET_IMAGE = 73
const Z_PIXMAP = 2
const HEAD = 32

/** Opens its eye on the point so far from the lower right corner of the screen, px. */
export async function openEye(fromCorner: number): Promise<Eye> {
  const number = /^:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1]
  if (number === undefined) throw new Error('DISPLAY names no screen of this machine')
  const socket = connect(`/tmp/.X11-unix/X${number}`)
  await once(socket, 'connect')
  const taken = reader(socket)
  // Little endian, version 11, nobody in particular.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const head = await taken(8)
  const setup = await taken(head.readUInt16LE(6) * 4)
  if (head[0] !== 1) throw new Error(`the screen lets nobody look: ${setup.toString()}`)
  const screen = setup.subarray(32 + padded(setup.readUInt16LE(16)) + (setup[21] ?? 0) * 8)
  const ask = Buffer.alloc(20)
  ask.set([GET_IMAGE, Z_PIXMAP, 5, 0])
  ask.writeUInt32LE(screen.readUInt32LE(0), 4)
  ask.writeInt16LE(screen.readUInt16LE(20) - fromCorner, 8)
  ask.writeInt16LE(screen.readUInt16LE(22) - fromCorner, 10)
  ask.set([1, 0, 1, 0, 255, 255, 255, 255], 12)

  async function look(): Promise<number> {
    socket.write(ask)
    const [is] = await taken(HEAD)
    if (is !== 1) throw new Error('the screen shows nothing')
    return (await taken(4)).readUInt32LE(0) & 0xff_ff_ff
  }
  async function until(is: (colour: number) => boolean, what: string): Promise<void> {
    const latest = performance.now() + LATEST_MS
    while (!is(await look())) {
      if (performance.now() > latest) throw new Error(`the screen never ${what}`)
      await new Promise((next) => setTimeout(next, LOOK_MS))
    }
  }
  return {
    sees: (colour) => until((one) => one === colour, `showed ${colour.toString(16)}`),
    misses: (colour) => until((one) => one !== colour, `lost ${colour.toString(16)}`),
    stop: () => socket.destroy(),
  }
}

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4

/** Hands out so many bytes at a time, as they have come. */
function reader(socket: Socket): (bytes: number) => Promise<Buffer> {
  let had = Buffer.alloc(0)
  let wake: () => void = () => undefined
  socket.on('data', (data) => {
    had = Buffer.concat([had, data])
    wake()
  })
  return async (bytes) => {
    while (had.length < bytes) await new Promise<void>((next) => (wake = next))
    const taken = had.subarray(0, bytes)
    had = had.subarray(bytes)
    return taken
  }
}
