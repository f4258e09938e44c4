import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import type { Announcement } from '../../../../main/desktop/updates/announcement.ts'
import { readFeed } from '../../../../main/desktop/updates/feed.ts'
import { createSerialFile } from '../../../../main/desktop/updates/serial.ts'
import { createUpdates, type Fetched, type Installed } from '../../../../main/desktop/updates/updates.ts'
import { systemClock } from '../../../../main/desktop/clock.ts'
import { memoryLog, virtualClock } from '../../../ports.ts'
import { aState } from '../../../renderer/fixtures.ts'
import { anAnnouncement, publisher } from './signed.ts'

const ours = publisher()
let folder = ''
let server: Server
let served: string | undefined
let asked = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'updates-'))
  served = ours.announce(anAnnouncement())
  asked = 0
  server = createServer((_request, response) => {
    asked += 1
    if (served === undefined) response.destroy()
    else response.end(served)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await new Promise((resolve) => server.close(resolve))
})

/** An installation of 1.0.0: what it downloads and installs, and whether anybody is on the line. */
function anInstallation({ version = '1.0.0', isUpdated = true } = {}) {
  const { port } = server.address() as AddressInfo
  const done = { fetched: [] as Announcement[], installed: [] as string[], restarts: 0, stays: 0 }
  const world = {
    isQuiet: true,
    fetched: { ok: true, file: '/downloaded' } as Fetched,
    installed: { ok: true } as Installed,
  }
  const clock = virtualClock()
  const updates = createUpdates({
    clock,
    log: memoryLog().log,
    random: () => 0,
    version,
    source: isUpdated ? { url: `http://127.0.0.1:${port}/`, key: ours.key } : undefined,
    announced: ({ url }) =>
      readFeed(`${url}ringdesk-linux-x64.json`, { fetch, clock: systemClock, log: memoryLog().log }),
    serials: createSerialFile(createSmallFile(join(folder, 'serial'))),
    async fetch(announcement) {
      done.fetched.push(announcement)
      return world.fetched
    },
    async install(file) {
      done.installed.push(file)
      return world.installed
    },
    isQuiet: () => world.isQuiet,
    restart() {
      done.restarts += 1
      return () => void (done.stays += 1)
    },
    changed: () => undefined,
  })
  const status = () => updates.into(aState()).update
  return { updates, clock, done, world, status }
}

test('a newer version is got, installed at the agent’s word, and begun', async () => {
  const { updates, done, status } = anInstallation()
  expect(status()).toEqual({ state: 'untried', version: '1.0.0' })
  await updates.check()
  expect(status()).toMatchObject({ state: 'ready', next: '1.1.0' })
  expect(done.installed).toEqual([])
  updates.install()
  await expect.poll(() => done.restarts).toBe(1)
  expect(done.installed).toEqual(['/downloaded'])
  updates.stop()
})

test('nothing is downloaded of what was tampered with, is older, or is played again', async () => {
  const { updates, done, status } = anInstallation()
  served = publisher().announce(anAnnouncement())
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'untrusted' })

  served = ours.announce(anAnnouncement({ serial: 9, version: '1.0.0' }))
  await updates.check()
  expect(status()).toMatchObject({ state: 'current' })
  // Signed, newer than what runs, and yet of before: somebody keeps the installation where they want it.
  served = ours.announce(anAnnouncement({ serial: 8, version: '1.1.0' }))
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'replayed' })

  served = ours.announce(anAnnouncement({ serial: 10, version: '0.9.0' }))
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'older' })
  expect(done.fetched).toEqual([])
  updates.stop()
})

test('what was heard once is remembered by the next start', async () => {
  served = ours.announce(anAnnouncement({ serial: 9, version: '1.0.0' }))
  const first = anInstallation()
  await first.updates.check()
  first.updates.stop()
  served = ours.announce(anAnnouncement({ serial: 8 }))
  const { updates, status } = anInstallation()
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'replayed' })
  updates.stop()
})

test('a server that does not answer, and a download that breaks off, are tried again', async () => {
  const { updates, world, done, status } = anInstallation()
  served = undefined
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'unreachable' })
  served = ours.announce(anAnnouncement())
  world.fetched = { ok: false, problem: 'interrupted' }
  await updates.check()
  expect(status()).toMatchObject({ state: 'failed', problem: 'interrupted', next: '1.1.0' })
  world.fetched = { ok: true, file: '/downloaded' }
  await updates.check()
  expect(status()).toMatchObject({ state: 'ready' })
  expect(done.fetched.length).toBe(2)
  updates.stop()
})

test('a word given during a call is kept until the call and its wrap-up are over', async () => {
  const { updates, world, done, status } = anInstallation()
  await updates.check()
  world.isQuiet = false
  updates.install()
  updates.look()
  expect(status()).toMatchObject({ state: 'waiting', next: '1.1.0' })
  expect(done.installed).toEqual([])
  world.isQuiet = true
  updates.look()
  await expect.poll(() => done.restarts).toBe(1)
  updates.stop()
})

test('a call that comes while it is installed is not cut off: the app begins anew when it is over', async () => {
  const { updates, world, done, status } = anInstallation()
  await updates.check()
  updates.install()
  world.isQuiet = false
  await expect.poll(() => status()?.state).toBe('restarting')
  updates.look()
  expect(done.restarts).toBe(0)
  world.isQuiet = true
  updates.look()
  updates.look()
  expect(done.restarts).toBe(1)
  updates.stop()
})

test('a newer version that cannot be begun is told, whoever quits is asked again, and it can be asked for anew', async () => {
  const { updates, clock, done, status } = anInstallation()
  await updates.check()
  updates.install()
  await expect.poll(() => done.restarts).toBe(1)
  await clock.advance(14_999)
  expect([status()?.state, done.stays]).toEqual(['restarting', 0])
  await clock.advance(1)
  expect(status()).toMatchObject({ state: 'failed', problem: 'notInstalled', next: '1.1.0' })
  expect(done.stays).toBe(1)
  updates.install()
  await expect.poll(() => done.restarts).toBe(2)
  updates.stop()
  await clock.advance(60_000)
  expect(done.stays).toBe(1)
})

test('who does not give the password is asked again only at their own word; what was changed on the disk is got anew', async () => {
  const { updates, world, done, status } = anInstallation()
  await updates.check()
  world.installed = { ok: false, problem: 'refused' }
  updates.install()
  await expect.poll(() => status()?.problem).toBe('refused')
  updates.look()
  expect(done.installed.length).toBe(1)
  world.installed = { ok: false, problem: 'damaged' }
  updates.install()
  await expect.poll(() => status()?.problem).toBe('damaged')
  updates.install()
  expect(done.installed.length).toBe(2)
  await updates.check()
  expect(done.fetched.length).toBe(2)
  updates.stop()
})

test('an installation that is not to have it yet is up to date', async () => {
  const { updates, world, status } = anInstallation()
  world.fetched = { ok: false, problem: 'notYet' }
  await updates.check()
  expect(status()).toMatchObject({ state: 'current' })
  updates.stop()
})

test('by itself it downloads nothing beside a call', async () => {
  const { updates, world, clock, done, status } = anInstallation()
  world.isQuiet = false
  await clock.advance(60_000)
  expect(status()).toMatchObject({ state: 'untried' })
  world.isQuiet = true
  await clock.advance(10 * 60_000)
  await expect.poll(() => status()?.state).toBe('ready')
  expect(done.fetched.length).toBe(1)
  updates.stop()
})

test('it looks by itself after some minutes and again after hours, and a package without a source never', async () => {
  const { updates, clock, status } = anInstallation()
  served = ours.announce(anAnnouncement({ version: '1.0.0' }))
  await clock.advance(59_999)
  expect(status()).toMatchObject({ state: 'untried' })
  await clock.advance(1)
  await expect.poll(() => status()?.state).toBe('current')
  await clock.advance(6 * 3_600_000)
  await expect.poll(() => asked).toBe(2)
  updates.stop()

  const never = anInstallation({ isUpdated: false })
  await never.updates.check()
  expect(never.clock.pending()).toBe(0)
  expect(never.status()).toEqual({ state: 'off', version: '1.0.0' })
  expect(asked).toBe(2)
})
