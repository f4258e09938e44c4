import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { createFreedesktopNotes, type Desktop } from '../../../../main/desktop/notify/freedesktop.ts'
import type { Leftovers } from '../../../../main/desktop/notify/leftovers.ts'
import type { Note } from '../../../../main/desktop/notify/note.ts'
import { connectSessionBus } from '../../../../main/desktop/notify/sessionBus.ts'
import { startNotificationServer, type NotificationServer } from '../../../e2e/support/notificationServer.ts'
import { aFolder } from '../fakes.ts'

/** Where there is no bus to be had, nothing of this can be tried. */
export const isThere = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'dbus-daemon')))

/** No folder of services: nothing that is installed here starts behind a test's back. */
const BUS = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow own="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>`

/** A bus of its own and a server on it as a desktop has one, for each test of the suite that calls this. */
export function aDesktop() {
  let daemon: ChildProcess
  let server: NotificationServer
  const undo: (() => void)[] = []

  beforeAll(async () => {
    const config = join(aFolder(), 'bus.conf')
    writeFileSync(config, BUS)
    daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (!daemon.stdout) throw new Error('a process without pipes')
    const [address] = (await once(daemon.stdout, 'data')) as [Buffer]
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address.toString().trim())
  })
  afterAll(() => void daemon.kill())
  beforeEach(async () => {
    server = await startNotificationServer()
  })
  afterEach(() => {
    for (const step of undo.splice(0)) step()
    server.stop()
    vi.restoreAllMocks()
  })

  return {
    /** The one that runs now. */
    server: () => server,
    /** The server ends, and another takes its place. */
    async restart() {
      server.stop()
      server = await startNotificationServer()
    },
    open(
      more: { connect?: typeof connectSessionBus; desktop?(what: Desktop): void; leftovers?: Leftovers } = {},
    ) {
      const notes = createFreedesktopNotes({
        connect: connectSessionBus,
        appName: 'Ringdesk',
        icon: '',
        ...more,
      })
      undo.push(notes.stop)
      return notes
    },
  }
}

/** A notification, and what it was told. */
export function aNote(more: Partial<Note> = {}) {
  const told: string[] = []
  const chosen: string[] = []
  const note: Note = {
    title: 'Incoming call',
    body: '<b>Ben</b>',
    urgency: 'critical',
    stays: true,
    actions: [{ key: 'answer', label: 'Answer' }],
    chosen: (key) => void chosen.push(key),
    told: (how) => void told.push(how),
    ...more,
  }
  return { note, told, chosen }
}

export const until = <T>(read: () => T, expected: T) => vi.waitFor(() => expect(read()).toEqual(expected))
