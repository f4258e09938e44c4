import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLogFile } from '../../../main/logFile.ts'
import { fileNameOf, type Owner } from '../../../main/owner.ts'
import { startPhone } from '../../phone.ts'
import { anaAtHerDesk, isLive, later } from '../../situation.ts'
import { anaWithHistory, aWiper } from './leavers.ts'

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

  test('that could not be finished takes nothing that the same person writes once they are back', async () => {
    const { centre, phone, desk, item, files } = await anaWithHistory()
    const [journal = ''] = files().filter((file) => file.endsWith('.journal.sqlite'))
    const stuck = join(desk.dir, `${journal}.folder`)
    createLogFile(join(stuck, 'file')).write('words')
    expect(await phone.run('app.signOut', { wipe: true })).toMatchObject({ failure: { code: 'NOT_WIPED' } })
    const { url: server } = centre
    expect(await phone.run('app.signIn', { server, userName: 'ana', password: 'ringdesk' })).toMatchObject({
      ok: true,
    })
    await phone.until(isLive)
    const draft = { about: item.workitemId, field: 'note', text: 'She asks about' }
    expect(await phone.run('drafts.keep', draft)).toMatchObject({ ok: true })
    await phone.stop()

    rmSync(stuck, { recursive: true })
    const next = await startPhone(desk, { server, userName: 'ana' }, { wiper: aWiper({ desk }) })
    later(next.stop)
    await next.until(isLive)
    expect(await next.run('drafts.list', {})).toMatchObject({ value: [draft] })
  })

  test('is finished before the same person’s files are opened again, where nothing is in the way any more', async () => {
    const { desk, hers } = await aDeskOfAna()
    const stuck = `${hers[0] ?? ''}.folder`
    createLogFile(join(stuck, 'file')).write('words')
    const wiper = aWiper({ desk })
    await wiper.begin(owner)
    expect(await wiper.finish()).toBe(false)
    rmSync(stuck, { recursive: true })
    desk.secret = 'ana’s'
    await wiper.spare(owner)
    expect(hers.filter((file) => existsSync(file))).toEqual([])
    expect(existsSync(join(desk.dir, 'wipe.json'))).toBe(false)
    expect(desk.secret).toBe('ana’s')
  })

  test('that still has somebody else’s files in its way goes on with theirs alone', async () => {
    const { desk, hers } = await aDeskOfAna()
    const ivo: Owner = { ...owner, userId: 'ivo' }
    const his = join(desk.dir, 'cache', `${fileNameOf(ivo)}.cache.sqlite`)
    const stuck = `${his}.folder`
    createLogFile(join(stuck, 'file')).write('words')
    const wiper = aWiper({ desk })
    for (const one of [ivo, owner]) await wiper.begin(one)
    expect(await wiper.finish()).toBe(false)
    await wiper.spare(owner)
    createLogFile(hers[0] ?? '').write('words')
    createLogFile(his).write('words')
    rmSync(stuck, { recursive: true })
    expect(await aWiper({ desk }).finish()).toBe(true)
    expect([existsSync(hers[0] ?? ''), existsSync(his)]).toEqual([true, false])
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
