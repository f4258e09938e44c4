import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRecordedSoftphone } from '../../../main/recorder/recorded.ts'
import { startPhone } from '../../phone.ts'
import { anaAtHerDesk, isLive, later } from '../../situation.ts'
import { anaWithHistory, aWiper } from './leavers.ts'

const FILES = /\.sqlite/

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
