import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { setUp } from './rig.ts'

it('a key is held only while its act is possible', () => {
  const app = setUp()
  app.possible('answer', 'decline')
  expect([...app.ours.keys()]).toEqual(['Ctrl+Shift+A', 'Ctrl+Shift+D'])
  app.press('Ctrl+Shift+A')
  expect(app.done).toEqual(['answer'])
  app.possible('mute')
  expect([...app.ours.keys()]).toEqual(['Ctrl+Shift+M'])
  app.possible()
  expect(app.ours.size).toBe(0)
})

it('what a key asked for and did not get is told as the refusal of its button', async () => {
  const app = setUp()
  app.possible('mute')
  app.press('Ctrl+Shift+M')
  await Promise.resolve()
  expect(app.refused).toEqual([['workitems.mute', 'NOT_LIVE']])
})

it('a key that another program has is told, also before a call comes, and had as soon as it is free', async () => {
  const app = setUp()
  app.theirs.add('Ctrl+Shift+A')
  await app.keys.load()
  expect([app.is('answer'), app.is('decline')]).toEqual(['taken', 'free'])
  expect(app.ours.size).toBe(0)
  app.possible('answer')
  app.theirs.clear()
  expect(app.ours.size).toBe(0)
  app.time.pass(5_000)
  expect(app.is('answer')).toBe('held')
  app.possible()
  expect(app.is('answer')).toBe('free')
})

it('it is asked for again with the next call', () => {
  const app = setUp()
  app.theirs.add('Ctrl+Shift+A')
  app.possible('answer')
  app.possible()
  app.theirs.clear()
  app.possible('answer')
  expect(app.is('answer')).toBe('held')
})

it('another key takes the place of the one that it was, which is free at once', async () => {
  const app = setUp()
  app.possible('answer')
  expect(await app.keys.change({ id: 'answer', keys: 'Alt+Shift+A' })).toMatchObject({ ok: true })
  expect([...app.ours.keys()]).toEqual(['Alt+Shift+A'])
  await app.keys.change({ id: 'answer', on: false })
  expect([...app.ours.keys()]).toEqual([])
  const next = setUp(app.folder)
  await next.keys.load()
  expect(next.now().globalKeys?.rows.answer).toEqual({ keys: 'Alt+Shift+A', on: false, is: 'free' })
})

it('two acts never have one key, however it comes about', async () => {
  const app = setUp()
  expect(await app.keys.change({ id: 'answer', keys: 'Ctrl+Shift+D' })).toMatchObject({
    ok: false,
    failure: { code: 'KEY_IN_USE', param: 'decline' },
  })
  await createSmallFile(join(app.folder, 'keys.json')).write('{"answer":{"keys":"Ctrl+Shift+D","on":true}}')
  const next = setUp(app.folder)
  await next.keys.load()
  next.possible('answer', 'decline')
  expect([...next.ours.keys()]).toEqual(['Ctrl+Shift+A', 'Ctrl+Shift+D'])
})

it.each(['nonsense', '[]', '{"answer":{"keys":"A","on":true}}', '{"answer":{"keys":"Ctrl+Shift+C","on":1}}'])(
  'a file with %s counts as nothing chosen',
  async (text) => {
    const app = setUp()
    await createSmallFile(join(app.folder, 'keys.json')).write(text)
    await app.keys.load()
    expect(app.now().globalKeys?.rows.answer).toEqual({ keys: 'Ctrl+Shift+A', on: true, is: 'free' })
  },
)

it('tried out, it says that it arrived, and does nothing else; a second press is meant', async () => {
  const app = setUp()
  const answer = app.keys.test({ id: 'answer' })
  app.possible('answer')
  app.press('Ctrl+Shift+A')
  expect(await answer).toEqual({ ok: true, value: { arrived: true } })
  expect(app.done).toEqual([])
  app.time.pass(1_000)
  app.press('Ctrl+Shift+A')
  expect(app.done).toEqual(['answer'])
})

it('a test ends without a press after a while, and at once where another program has the key', async () => {
  const app = setUp()
  const mute = app.keys.test({ id: 'mute' })
  expect([...app.ours.keys()]).toEqual(['Ctrl+Shift+M'])
  app.time.pass(10_000)
  expect(await mute).toEqual({ ok: true, value: { arrived: false } })
  expect(app.ours.size).toBe(0)
  app.theirs.add('Ctrl+Shift+M')
  expect(await app.keys.test({ id: 'mute' })).toMatchObject({ ok: false, failure: { code: 'KEY_TAKEN' } })
})

it('while the window has the focus it decides which call is meant, and nothing has to be brought forward', () => {
  const app = setUp()
  app.possible('answer', 'show')
  expect(app.is('show')).toBe('held')
  app.world.isInFront = true
  app.keys.look()
  expect(app.is('show')).toBe('free')
  app.press('Ctrl+Shift+A')
  expect(app.done).toEqual([])
  expect(app.now().globalKeys?.pressed).toMatchObject({ id: 'answer' })
})

it('after the end no key is ours, whatever comes', () => {
  const app = setUp()
  app.possible('answer', 'show')
  app.keys.stop()
  app.possible('answer', 'decline')
  expect(app.ours.size).toBe(0)
})
