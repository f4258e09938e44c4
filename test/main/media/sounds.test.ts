import { expect, test } from 'vitest'
import { createAppSounds } from '../../../main/desktop/appSounds.ts'
import { soundUrl } from '../../../main/media/soundUrl.ts'
import { answerACall, anaAtHerDesk, inState, type Situation } from '../../situation.ts'

const SENTENCE = 'This is Ben, and the machine has stopped again.'

/** A caller who was sent to voicemail and has spoken; the page's requests for the sound. */
async function aVoicemail(here?: Situation) {
  const { centre, phone } = here ?? (await anaAtHerDesk())
  centre.control('call', { says: SENTENCE })
  const offered = inState(await phone.until((now) => inState(now, 'offered') !== undefined), 'offered')
  const workitemId = offered?.workitemId ?? ''
  await phone.run('workitems.voicemail', { workitemId })
  centre.control('clock', { advanceMs: 60_000 })
  const kept = async () => {
    const found = await phone.run('history.search', { queryParams: { workitemId } })
    return found.ok ? found.value.objects[0] : undefined
  }
  await expect.poll(async () => (await kept())?.voicemailFile).toBeDefined()
  const serve = createAppSounds(phone.sound)
  const get = (range?: string, url = soundUrl(workitemId, 'voicemail')) =>
    serve({ method: 'GET', url, headers: new Headers(range === undefined ? {} : { range }) })
  const mediaRequests = () => centre.state().requests.filter(({ path }) => path.startsWith('/media/'))
  return { centre, phone, workitemId, kept, get, mediaRequests }
}

test('a voicemail is served whole, as the sound that it is', async () => {
  const { get } = await aVoicemail()
  const answer = await get()
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('RIFF')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a part that is asked for is that part, though this server sends the whole', async () => {
  const { get } = await aVoicemail()
  const whole = new Uint8Array(await (await get()).arrayBuffer())
  const part = await get('bytes=1000-1999')
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
    206,
    `bytes 1000-1999/${whole.length}`,
    '1000',
  ])
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.subarray(1000, 2000))
  const rest = await get('bytes=1000-')
  expect(new Uint8Array(await rest.arrayBuffer())).toEqual(whole.subarray(1000))
  expect((await get(`bytes=${whole.length}-`)).status).toBe(416)
})

test('an address that has expired is asked for once more, and then it plays', async () => {
  const here = await anaAtHerDesk()
  here.centre.control('set', { mediaSeconds: 10 })
  const { phone, workitemId, get, mediaRequests } = await aVoicemail(here)
  here.centre.control('clock', { advanceMs: 20_000 })
  const opened = await phone.run('media.open', { workitemId, part: 'voicemail' })
  expect(opened).toEqual({ ok: true, value: { url: soundUrl(workitemId, 'voicemail') } })
  expect((await get()).status).toBe(200)
  expect(mediaRequests().map(({ status }) => status)).toEqual([403, 200, 200])
})

test('what is not there says why, as data', async () => {
  const { phone, workitemId, get } = await aVoicemail()
  expect(await phone.run('media.open', { workitemId, part: 3 })).toMatchObject({
    ok: false,
    failure: { code: 'NOT_FOUND' },
  })
  expect(await phone.run('media.open', { workitemId: 'nobody', part: 'voicemail' })).toMatchObject({
    ok: false,
    failure: { code: 'NOT_FOUND' },
  })
  expect((await get(undefined, soundUrl(workitemId, 3))).status).toBe(404)
})

test('a server that is away is told as one that cannot be reached', async () => {
  const { centre, phone, workitemId } = await aVoicemail()
  await centre.stop()
  expect(await phone.run('media.open', { workitemId, part: 'voicemail' })).toMatchObject({
    ok: false,
    failure: { code: 'UNREACHABLE' },
  })
})

test('no token goes along with a signed address', async () => {
  const asked: { url: string; headers: Record<string, string> }[] = []
  const here = await anaAtHerDesk(
    {},
    {
      fetch: (url, init) => {
        asked.push({ url, headers: init.headers })
        return fetch(url, { ...init, redirect: 'error' })
      },
    },
  )
  const { get } = await aVoicemail(here)
  await (await get()).arrayBuffer()
  const media = asked.filter(({ url }) => url.includes('/media/'))
  expect(media.map(({ headers }) => Object.keys(headers))).toEqual([['accept']])
})

test('a recording of a call that still goes on is played from what is open', async () => {
  const here = await anaAtHerDesk()
  const { centre, phone } = here
  const { workitemId } = await answerACall(here)
  await phone.run('workitems.startRecording', { workitemId })
  await phone.until((state) => inState(state, 'active')?.record === 1)
  centre.control('clock', { advanceMs: 5_000 })
  await phone.run('workitems.stopRecording', { workitemId })
  await phone.until((state) => inState(state, 'active')?.recordings.length === 1)
  expect(await phone.run('media.open', { workitemId, part: 0 })).toMatchObject({ ok: true })
})

test.each([
  ['another method', 'POST', 'app://ringdesk/media/w1/voicemail', 405],
  ['a name that climbs', 'GET', 'app://ringdesk/media/../voicemail', 404],
  ['no part', 'GET', 'app://ringdesk/media/w1', 404],
  ['more than a part', 'GET', 'app://ringdesk/media/w1/voicemail/x', 404],
  ['a part that there cannot be', 'GET', 'app://ringdesk/media/w1/-1', 404],
  ['half a character', 'GET', 'app://ringdesk/media/%ff/voicemail', 404],
])('%s is refused before anything is asked', async (_what, method, url, status) => {
  const serve = createAppSounds(() => Promise.reject(new Error('asked')))
  const answer = await serve({ method, url, headers: new Headers() })
  expect([answer.status, await answer.text()]).toEqual([status, ''])
})
