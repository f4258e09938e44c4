import { expect, test } from 'vitest'
import { createMedia, type MediaPorts } from '../../../main/media/media.ts'
import { failure, type Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { virtualClock } from '../../ports.ts'

const HERE = 'https://acme.example/base'
const withBody = (bodyUrl: string): Workitem =>
  aWorkitem({
    messages: [{ direction: 'in', from: 'eva@acme.example', to: [], cc: [], bodyUrl, createdAt: 1 }],
  })

/** Media over a network that answers as told; what was asked, with or without the token. */
function aMedia(item: Workitem, given: Partial<MediaPorts> = {}) {
  const asked: string[] = []
  const media = createMedia({
    clock: virtualClock(),
    fetch: (url) => {
      asked.push(`sound ${url}`)
      return Promise.resolve({ status: 403, headers: new Headers(), text: () => Promise.resolve('') })
    },
    find: () => Promise.resolve(item),
    refetch: () => Promise.resolve({ ok: true, value: item }),
    location: () => HERE,
    authorised({ path }) {
      asked.push(`token ${path}`)
      return Promise.resolve({ ok: true, json: { body: 'ours' }, status: 200 })
    },
    plain({ url }) {
      asked.push(`plain ${url}`)
      return Promise.resolve({ ok: true, json: { body: 'theirs' }, status: 200 })
    },
    ...given,
  })
  return { media, asked }
}

test('the token goes to the contact centre and to nobody else', async () => {
  const ours = aMedia(withBody(`${HERE}/users/api/bodies/1`))
  await ours.media.body('w1', 0)
  expect(ours.asked).toEqual(['token /users/api/bodies/1'])
  for (const other of [
    'https://files.example/base/users/api/bodies/1',
    'https://acme.example/baseless/1',
    'https://acme.example.evil/base/1',
    'https://acme.example:444/base/1',
  ]) {
    const theirs = aMedia(withBody(other))
    await theirs.media.body('w1', 0)
    expect(theirs.asked).toEqual([`plain ${other}`])
  }
})

test.each([
  'http://files.example/1',
  'file:///etc/passwd',
  'app://ringdesk/1',
  'https://a:b@files.example/',
  'x',
])('%s is not fetched at all', async (address) => {
  const { media, asked } = aMedia(withBody(address))
  expect(await media.body('w1', 0)).toMatchObject({ ok: false, failure: { code: 'BAD_ADDRESS' } })
  const voicemail = aMedia(aWorkitem({ voicemailFile: { signedUrl: address, durationMs: 1 } }))
  expect(await voicemail.media.sound('w1', 'voicemail')).toMatchObject({ failure: { code: 'BAD_ADDRESS' } })
  expect([...asked, ...voicemail.asked]).toEqual([])
})

test('a fresh address is asked for once, and what is refused again stays refused', async () => {
  let refetched = 0
  const item = aWorkitem({ voicemailFile: { signedUrl: 'https://files.example/1', durationMs: 1 } })
  const { media, asked } = aMedia(item, {
    refetch: () => {
      refetched += 1
      return Promise.resolve({ ok: true, value: item })
    },
  })
  expect(await media.sound('w1', 'voicemail')).toMatchObject({ ok: false, failure: { status: 403 } })
  expect([refetched, asked.length]).toEqual([1, 2])
})

test('a lost network costs no question for a fresh address', async () => {
  const item = withBody('https://files.example/1')
  const { media } = aMedia(item, {
    plain: () => Promise.resolve({ ok: false, failure: failure('UNREACHABLE', ''), effect: 'unknown' }),
    refetch: () => Promise.reject(new Error('asked')),
  })
  expect(await media.body('w1', 0)).toMatchObject({ ok: false, failure: { code: 'UNREACHABLE' } })
})

test('what is no message is not taken for one', async () => {
  const { media } = aMedia(withBody('https://files.example/1'), {
    plain: () => Promise.resolve({ ok: true, json: [1], status: 200 }),
  })
  expect(await media.body('w1', 0)).toMatchObject({ ok: false, failure: { code: 'UNREADABLE_ANSWER' } })
})
