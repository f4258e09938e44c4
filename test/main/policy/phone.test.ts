import { describe, expect, test } from 'vitest'
import { TenantSettings, type PolicyValues } from '../../../preload/contract.ts'
import { createDesk, startPhone } from '../../phone.ts'
import { startSimulator } from '../../simulator/start.ts'
import { anaAtHerDesk, isLive, later } from '../../situation.ts'
import { autoAnswerSeconds } from '../../../preload/autoAnswer.ts'
import { aText } from '../services/here.ts'

/** A phone of a company, started as somebody asked for it. */
async function aPhone(
  policy: { locked?: PolicyValues; defaults?: PolicyValues },
  config: { server?: string; userName?: string; password?: string } = {},
) {
  const desk = createDesk()
  later(desk.gone)
  const phone = await startPhone(desk, config, { policy: { locked: {}, defaults: {}, ...policy } })
  later(phone.stop)
  return { phone, desk }
}
async function aCentre() {
  const centre = await startSimulator()
  later(() => centre.stop())
  return centre
}

describe('where and as whom to sign in', () => {
  test('is what the company has locked, whatever the start was asked for', async () => {
    const centre = await aCentre()
    const elsewhere = { server: 'https://elsewhere.example', userName: 'ben', password: 'ringdesk' }
    const { phone } = await aPhone({ locked: { server: centre.url, userName: 'ana' } }, elsewhere)
    expect((await phone.until(isLive)).session).toMatchObject({ server: centre.url, userName: 'ana' })
  })

  test('is the company’s default only where nobody says anything', async () => {
    const usual = { defaults: { server: 'https://usual.example', userName: 'ana' } }
    const { phone: silent } = await aPhone(usual)
    expect(silent.state().signIn).toEqual({ server: 'https://usual.example', userName: 'ana' })
    const { phone: asked } = await aPhone(usual, { server: 'https://asked.example', userName: 'ben' })
    expect(asked.state().signIn).toEqual({ server: 'https://asked.example', userName: 'ben' })
  })

  test('cannot be another place or another person than those, and no password leaves for it', async () => {
    const centre = await aCentre()
    const other = await aCentre()
    const { phone } = await aPhone({ locked: { server: centre.url, userName: 'ana' } })
    const signIn = (server: string, userName: string) =>
      phone.run('app.signIn', { server, userName, password: 'ringdesk' })
    expect(await signIn(other.url, 'ana')).toMatchObject({ failure: { code: 'LOCKED', param: 'server' } })
    expect(await signIn(centre.url, 'ben')).toMatchObject({ failure: { code: 'LOCKED', param: 'userName' } })
    expect(other.centre.snapshotOfState().tokens.size).toBe(0)
    expect(await signIn(`${centre.url}/`, ' ana ')).toEqual({ ok: true, value: null })
  })

  test('a sign-in that was kept for another server is not taken up', async () => {
    const centre = await aCentre()
    const desk = createDesk()
    later(desk.gone)
    const first = await startPhone(desk, { server: centre.url, userName: 'ana', password: 'ringdesk' })
    await first.until(isLive)
    await first.stop()
    const policy = { locked: { server: 'https://company.example' }, defaults: {} }
    const second = await startPhone(desk, {}, { policy })
    later(second.stop)
    const { session, workitems } = await second.until((state) => state.connection.link === 'signedOut')
    expect([session, workitems]).toEqual([undefined, []])
  })
})

describe('calls answer themselves', () => {
  const says = (autoAnswerSeconds: number | null) => TenantSettings.parse({ autoAnswerSeconds })
  test.each<[string, number | null, PolicyValues, PolicyValues, number | null]>([
    ['as the contact centre says', 9, {}, {}, 9],
    ['never where it says nothing', null, {}, {}, null],
    ['by the company’s default where it says nothing', null, {}, { autoAnswer: 4 }, 4],
    ['as it says, over a default', 9, {}, { autoAnswer: 'never' }, 9],
    ['never where the company has locked that', 9, { autoAnswer: 'never' }, {}, null],
    ['at once where the company has locked that', null, { autoAnswer: 0 }, { autoAnswer: 7 }, 0],
  ])('%s', (_how, centre, locked, defaults, seconds) => {
    expect(autoAnswerSeconds(says(centre), { locked, defaults })).toBe(seconds)
  })

  test('for nobody while nobody is signed in', () => {
    expect(autoAnswerSeconds(undefined, { locked: { autoAnswer: 0 }, defaults: {} })).toBeNull()
  })

  test('a call is answered after the seconds that the company has locked', async () => {
    const { centre, phone } = await anaAtHerDesk({}, { policy: { locked: { autoAnswer: 0 }, defaults: {} } })
    centre.control('call', {})
    await phone.until(({ workitems }) => workitems.some(({ state }) => state === 'active'))
  })
})

test('pictures of a letter stay where they are while the company forbids them', async () => {
  const fetched: string[] = []
  const fetchPicture = async (address: string) => {
    fetched.push(address)
    return Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  }
  const policy = { locked: { remotePictures: false }, defaults: {} }
  const here = await anaAtHerDesk({}, { fetchPicture, policy })
  const html = '<img src="https://a.example/1.png">'
  const { workitemId } = await aText(here, 'email', { from: 'eva@acme.example', html, body: '' })
  const words = { language: 'en', quoted: 'Earlier', picture: 'Picture' }
  const shown = await here.phone.run('messages.show', { workitemId, index: 0, pictures: true, words })
  expect(shown).toMatchObject({ ok: true, value: { blocked: 1, failed: 0 } })
  expect(fetched).toEqual([])
})
