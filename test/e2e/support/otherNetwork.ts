import { execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

/** A network of its own, of two machines: this one, and one where a server answers. What happens to it is real. */
export interface OtherNetwork {
  /** The server's address in it; what is sent there, to port 443, comes to the port that was named. */
  address: string
  /** The cable is pulled out, or put in again. */
  plug(isIn: boolean): void
  /** Whatever the server says is lost on the way, and nobody hears that it is. */
  swallow(isLost: boolean): void
  /** This machine gets another address, and loses the one it had. */
  move(): void
  stop(): void
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' })

/** Carries what comes to a port of that network to a file that this one can see. */
const CARRIER = `
const net = require('node:net')
net.createServer((line) => {
  const there = net.connect(process.argv[1])
  for (const end of [line, there]) end.on('error', () => { line.destroy(); there.destroy() })
  line.pipe(there).pipe(line)
}).listen(443, process.argv[2], () => console.log('ready'))
`

/** Makes it; undefined where this user may not. */
export async function makeOtherNetwork(folder: string, port: number): Promise<OtherNetwork | undefined> {
  const id = process.pid % 200
  const [name, here, there] = [`ringdesk-${id}`, `rd-here-${id}`, `rd-there-${id}`]
  const at = (host: number) => `10.213.${id}.${host}`
  const inside = (...args: string[]) => ip('netns', 'exec', name, 'ip', ...args)
  try {
    ip('netns', 'add', name)
  } catch {
    return undefined
  }
  ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
  ip('address', 'add', `${at(1)}/24`, 'dev', here)
  ip('link', 'set', here, 'up')
  inside('address', 'add', `${at(2)}/24`, 'dev', there)
  inside('link', 'set', there, 'up')

  const file = join(folder, 'other-network')
  const door = createServer((line) => {
    const server = connect(port, '127.0.0.1')
    for (const end of [line, server]) {
      end.on('error', () => {
        line.destroy()
        server.destroy()
      })
    }
    line.pipe(server).pipe(line)
  })
  await new Promise<void>((listening) => door.listen(file, listening))
  const carrier = spawn('ip', ['netns', 'exec', name, process.execPath, '-e', CARRIER, file, at(2)])
  await new Promise((ready) => carrier.stdout.once('data', ready))

  return {
    address: at(2),
    plug: (isIn) => void inside('link', 'set', there, isIn ? 'up' : 'down'),
    swallow: (isLost) => void inside('route', isLost ? 'add' : 'delete', 'blackhole', `${at(1)}/32`),
    move() {
      ip('address', 'add', `${at(9)}/24`, 'dev', here)
      ip('address', 'delete', `${at(1)}/24`, 'dev', here)
      // The first of a network takes the others of it along.
      ip('address', 'replace', `${at(9)}/24`, 'dev', here)
    },
    stop() {
      carrier.kill()
      door.close()
      ip('link', 'delete', here)
      ip('netns', 'delete', name)
      rmSync(file, { force: true })
    },
  }
}
