import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { start } from './children.mjs'
import { which } from './run.mjs'
import { Problem } from './say.mjs'

// A desktop bus of the tests' own. It knows no service folders, so nothing installed here can start behind a test's
// back; and every user may connect, because the tests may be root while the app never is.
const config = (socket) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
`

const answers = (socket) =>
  new Promise((resolve) => {
    const probe = net.connect(socket, () => resolve(true) ?? probe.destroy())
    probe.once('error', () => resolve(false))
  })

/** Starts the bus and resolves to its address once it takes connections. */
export async function privateBus() {
  const folder = mkdtempSync(path.join('/tmp', 'ringdesk-bus-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  const [socket, file] = [path.join(folder, 'socket'), path.join(folder, 'bus.conf')]
  writeFileSync(file, config(socket))
  const args = ['--nofork', '--nopidfile', `--config-file=${file}`]
  const daemon = start(which('dbus-daemon'), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let told = '' // it also complains about limits that it cannot raise, and then works
  daemon.stderr.on('data', (chunk) => (told += chunk))
  while (!(await answers(socket))) {
    if (daemon.exitCode !== null)
      throw new Problem(`The private desktop bus of the tests did not start.\n${told}`)
    await wait(20)
  }
  return `unix:path=${socket}`
}
