import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSmallFile } from '../../../main/desktop/smallFile.ts'
import { createWiper } from '../../../main/leaving/wiper.ts'
import { createLogFile } from '../../../main/logFile.ts'
import { fileNameOf, type Owner } from '../../../main/owner.ts'
import type { Ports, Wiper } from '../../../main/ports.ts'
import { createRecordedSoftphone } from '../../../main/recorder/recorded.ts'
import { startPhone } from '../../phone.ts'
import { anaAtHerDesk, answerACall, isLive, later, type Situation } from '../../situation.ts'
import { filesWith } from '../../e2e/support/disk.ts'

const CALLER = 'Canary Caller'
const FILES = /\.sqlite/

/** A wiper over the desk's real files. */
function aWiper(here: Pick<Situation, 'desk'>): Wiper {
  const { desk } = here
  return createWiper({
    dataDir: desk.dir,
    mark: createSmallFile(join(desk.dir, 'wipe.json')),
    secrets: { clear: async () => void delete desk.secret },
    profile: {
      load: async () => desk.profile ?? { deviceId: '' },
      save: async (profile) => void (desk.profile = profile),
    },
    clearLog: createLogFile(join(desk.dir, 'ringdesk.log')).clear,
  })
}
/** Ana at her desk, with a call of somebody who can be found on the disk. */
async function anaWithHistory(ports: Partial<Ports> = {}) {
  const made: { wiper?: Wiper } = {}
  const wiper: Wiper = {
    begin: async (owner) => made.wiper?.begin(owner),
    finish: async () => made.wiper?.finish() ?? true,
  }
  const here = await anaAtHerDesk({}, { wiper, ...ports })
  made.wiper = aWiper(here)
  writeFileSync(join(here.desk.dir, 'ringdesk.log'), 'lines\n')
  writeFileSync(join(here.desk.dir, 'ringdesk.log.1'), 'lines\n')
  const item = await answerACall(here, { from: '+14805550134', name: CALLER })
  await here.phone.run('workitems.hangUp', { workitemId: item.workitemId })
  const kept = () => filesWith(here.desk.dir, [CALLER])
  await expect.poll(kept).not.toEqual([])
  const files = () => readdirSync(here.desk.dir, { recursive: true, encoding: 'utf8' })
  return { ...here, item, kept, files }
}

describe('signing out', () => {
  test('alone leaves what is kept for the next time', async () => {
    const { phone, desk, kept, files } = await anaWithHistory()
    expect(await phone.run('app.signOut', {})).toEqual({ ok: true, value: { wiped: false } })
    expect(kept()).not.toEqual([])
    expect(files()).toContain('ringdesk.log')
    expect(desk.secret).toBeUndefined()
  })

  test('and removing what is kept leaves no file of that person, no sign-in and no log', async () => {
    const { phone, desk, kept, files } = await anaWithHistory()
    const { deviceId } = desk.profile ?? {}
    expect(await phone.run('app.signOut', { wipe: true })).toEqual({ ok: true, value: { wiped: true } })
    expect(kept()).toEqual([])
    expect(files().sort()).toEqual(['cache', 'journal'])
    expect(desk.secret).toBeUndefined()
    expect(desk.profile).toEqual({ deviceId })
    const state = await phone.until(({ connection }) => connection.link === 'signedOut')
    expect([state.workitems, state.session]).toEqual([[], undefined])
  })

  test('takes away nothing of whoever else works here', async () => {
    const { centre, phone, desk, files } = await anaWithHistory()
    const ana = files().filter((name) => FILES.test(name))
    await phone.run('app.signOut', {})
    await phone.run('app.signIn', { server: centre.url, userName: 'ivo', password: 'ringdesk' })
    await phone.until(({ session }) => session?.userName === 'ivo')
    await phone.until(isLive)
    await phone.run('app.signOut', { wipe: true })
    const left = readdirSync(desk.dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      FILES.test(name),
    )
    expect(left.filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
      ana.filter((name) => !/-(wal|shm)$/.test(name)),
    )
  })

  test('loses no draft and nothing that waits without a second word', async () => {
    const { phone, item, kept } = await anaWithHistory()
    await phone.run('drafts.keep', { about: item.workitemId, field: 'note', text: 'She asks about' })
    const answer = await phone.run('app.signOut', { wipe: true })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'UNSENT' } })
    expect(isLive(phone.state())).toBe(true)
    expect(await phone.run('app.signOut', { wipe: true, lose: true })).toMatchObject({ ok: true })
    expect(kept()).toEqual([])
  })

  test('wipes without being asked where the company wants it, and asks about what is not sent all the same', async () => {
    const policy = { locked: { wipeOnSignOut: true }, defaults: {} }
    const { phone, item, kept } = await anaWithHistory({ policy })
    const draft = { about: item.workitemId, field: 'note' }
    await phone.run('drafts.keep', { ...draft, text: 'She asks about' })
    expect(await phone.run('app.signOut', {})).toMatchObject({ failure: { code: 'UNSENT' } })
    await phone.run('drafts.keep', { ...draft, text: null })
    expect(await phone.run('app.signOut', { wipe: false })).toEqual({ ok: true, value: { wiped: true } })
    expect(kept()).toEqual([])
  })

  test('empties the flight recorder with the rest', async () => {
    const recording: { text(): string } = { text: () => '' }
    const create: Parameters<typeof startPhone>[3] = (ports, config) => {
      const phone = createRecordedSoftphone({ ...ports, saveFile: async () => false }, config)
      recording.text = phone.recording
      return phone
    }
    const { centre, desk, phone: first } = await anaAtHerDesk()
    await first.stop()
    const phone = await startPhone(
      desk,
      { server: centre.url, userName: 'ana', password: 'ringdesk' },
      { wiper: aWiper({ desk }) },
      create,
    )
    later(phone.stop)
    await phone.until(isLive)
    expect(recording.text()).toContain('"snapshot')
    await phone.run('app.signOut', { wipe: true })
    expect(recording.text()).not.toMatch(/snapshot|t_demo/)
  })
})

describe('a wipe', () => {
  const owner: Owner = { server: 'https://centre.example', tenantId: 't', userId: 'ana' }
  const name = fileNameOf(owner)

  /** Files as an agent leaves them, and those of somebody whose name begins alike. */
  async function aDeskOfAna() {
    const here = await anaAtHerDesk()
    await here.phone.stop()
    const { dir } = here.desk
    rmSync(join(dir, 'cache'), { recursive: true })
    rmSync(join(dir, 'journal'), { recursive: true })
    const parts = ['cache/NAME.cache.sqlite', 'journal/NAME.journal.sqlite'].flatMap((file) =>
      ['', '-wal', '-shm', '.odd', '.odd1', '.new', '.part-journal'].map((part) => file + part),
    )
    const put = (which: string) =>
      parts.map((file) => {
        const path = join(dir, file.replace('NAME', which))
        createLogFile(path).write('words')
        return path
      })
    return { ...here, hers: put(name), others: put('f'.repeat(32)) }
  }

  test('takes each file that is ever beside a cache or a journal, and no other', async () => {
    const { desk, hers, others } = await aDeskOfAna()
    const wiper = aWiper({ desk })
    await wiper.begin(owner)
    expect(await wiper.finish()).toBe(true)
    expect(hers.filter((file) => existsSync(file))).toEqual([])
    expect(others.filter((file) => !existsSync(file))).toEqual([])
    expect(existsSync(join(desk.dir, 'wipe.json'))).toBe(false)
  })

  test('that ended in the middle is gone on with by the next start', async () => {
    const { desk, hers } = await aDeskOfAna()
    await aWiper({ desk }).begin(owner)
    rmSync(hers[0] ?? '')
    expect(await aWiper({ desk }).finish()).toBe(true)
    expect(hers.filter((file) => existsSync(file))).toEqual([])
    expect([desk.secret, desk.profile?.last]).toEqual([undefined, undefined])
    expect(await aWiper({ desk }).finish()).toBe(true)
  })

  test('that something stands in the way of says so, tries again, and signs out nobody who came since', async () => {
    const { desk, hers } = await aDeskOfAna()
    const stuck = `${hers[0] ?? ''}.folder`
    createLogFile(join(stuck, 'file')).write('words')
    const wiper = aWiper({ desk })
    await wiper.begin(owner)
    expect(await wiper.finish()).toBe(false)
    desk.secret = 'ivo’s'
    rmSync(stuck, { recursive: true })
    expect(await aWiper({ desk }).finish()).toBe(true)
    expect(hers.filter((file) => existsSync(file))).toEqual([])
    expect(desk.secret).toBe('ivo’s')
  })

  test('never follows a mark that somebody has written to another place', async () => {
    const { desk, others } = await aDeskOfAna()
    writeFileSync(
      join(desk.dir, 'wipe.json'),
      JSON.stringify({ names: ['', '..', '../cache/', 7, `${'f'.repeat(32)}.cache`] }),
    )
    expect(await aWiper({ desk }).finish()).toBe(true)
    expect(others.filter((file) => !existsSync(file))).toEqual([])
    expect(readFileSync(others[0] ?? '', 'utf8')).toBe('words')
  })
})
