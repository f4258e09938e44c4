import { expect, test } from 'vitest'
import { aBridge } from './bridge.ts'
import { later, openDesk } from './desk.ts'
import { anOffer, aRing, aState, aWorkitem, SESSION } from './fixtures.ts'
import { settled } from './page.ts'

test('a push that was overtaken changes nothing', async () => {
  const bridge = aBridge(aState({ revision: 7, workitems: [aWorkitem({ workitemId: 'a' })] }))
  const desk = await openDesk(bridge)
  bridge.push({ revision: 6, workitems: [] })
  expect(desk.workitems.map((item) => item.workitemId)).toEqual(['a'])
})

test('what did not change keeps being the same object, and what changed does not', async () => {
  const [a, b] = [aWorkitem({ workitemId: 'a' }), aWorkitem({ workitemId: 'b', state: 'hold' })]
  const bridge = aBridge(aState({ workitems: [a, b] }))
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [structuredClone(a), { ...b, version: 2, mute: 1 }] })
  expect(desk.workitems[0]).toBe(a)
  expect(desk.workitems[1]).not.toBe(b)
  expect(desk.workitems[1]?.mute).toBe(1)
})

test('who is signed in is the same object at every push, until something about them is new', async () => {
  const bridge = aBridge()
  const desk = await openDesk(bridge)
  const before = desk.state?.session
  bridge.push({ session: structuredClone(SESSION) })
  expect(desk.state?.session).toBe(before)
  bridge.push({ session: { ...SESSION, authorities: [] } })
  expect(desk.state?.session?.authorities).toEqual([])
})

test('a call that rings does not take the place of the live one', async () => {
  const live = aWorkitem({ workitemId: 'live' })
  const bridge = aBridge(aState({ workitems: [live] }))
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [aRing({ workitemId: 'ring' }), live] })
  expect(desk.selected?.workitemId).toBe('live')
})

test('a call that rings does not take the place of a wrap-up either', async () => {
  const wrapup = aWorkitem({ workitemId: 'done', state: 'wrapup' })
  const bridge = aBridge(aState({ workitems: [wrapup] }))
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [aRing(), wrapup] })
  expect(desk.selected?.workitemId).toBe('done')
})

test('a call that rings is looked at when nothing else is', async () => {
  const bridge = aBridge()
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [aRing({ workitemId: 'ring' })] })
  expect(desk.selected?.workitemId).toBe('ring')
})

test('a call that begins is looked at, whatever was chosen', async () => {
  const [ring, held] = [aRing({ workitemId: 'ring' }), aWorkitem({ workitemId: 'held', state: 'hold' })]
  const bridge = aBridge(aState({ workitems: [held, ring] }))
  const desk = await openDesk(bridge)
  desk.select('held')
  bridge.push({ workitems: [held, { ...ring, version: 2, state: 'active' }] })
  expect(desk.selected?.workitemId).toBe('ring')
})

test('when the chosen work ends, the most urgent of the rest is looked at', async () => {
  const [held, wrapup] = [
    aWorkitem({ workitemId: 'h', state: 'hold' }),
    aWorkitem({ workitemId: 'w', state: 'wrapup' }),
  ]
  const bridge = aBridge(aState({ workitems: [aWorkitem({ workitemId: 'live' }), held, wrapup] }))
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [held, wrapup] })
  expect(desk.selected?.workitemId).toBe('w')
})

test('a declined call that goes back to its queue is no longer looked at', async () => {
  const ring = aRing({ workitemId: 'ring' })
  const bridge = aBridge(aState({ workitems: [ring] }))
  const desk = await openDesk(bridge)
  bridge.push({ workitems: [{ ...ring, version: 2, state: 'inqueue' }] })
  expect(desk.selected).toBeUndefined()
  expect(desk.workitems).toMatchObject([{ state: 'inqueue' }])
  bridge.push({ workitems: [aRing({ workitemId: 'next' })] })
  expect(desk.selected?.workitemId).toBe('next')
})

test('the same verb is not asked twice while its answer is awaited', async () => {
  const answer = later()
  const bridge = aBridge(aState({ workitems: [aWorkitem({ workitemId: 'a' })] }), {
    'workitems.hold': () => answer.promise,
  })
  const desk = await openDesk(bridge)
  const hold = () => desk.act('workitems.hold', { workitemId: 'a' }, { about: 'a' })
  void hold()
  expect(await hold()).toBeUndefined()
  expect(bridge.asked.filter((one) => one.name === 'workitems.hold')).toHaveLength(1)
})

test('what is asked of one workitem does not mark another', async () => {
  const desk = await openDesk(aBridge(aState(), { 'workitems.hold': () => new Promise(() => undefined) }))
  void desk.act('workitems.hold', { workitemId: 'a' }, { about: 'a' })
  expect(desk.isPending('workitems.hold', 'b')).toBe(false)
})

test('the same refusal again does not pile up', async () => {
  const refused = { ok: false, failure: { type: 'conflict', code: 'ACTION_NOT_ALLOWED', message: '' } }
  const desk = await openDesk(aBridge(aState(), { 'workitems.hold': () => refused }))
  for (let turn = 0; turn < 3; turn += 1) await desk.act('workitems.hold', { workitemId: 'a' })
  expect(desk.alerts).toHaveLength(1)
})

test('the pending mark stays until the push has caught up with the reply', async () => {
  const item = aWorkitem({ workitemId: 'a' })
  const held = { ...item, version: 2, state: 'hold' as const }
  const bridge = aBridge(aState({ workitems: [item] }), {
    'workitems.hold': () => ({ ok: true, value: held }),
  })
  const desk = await openDesk(bridge)
  void desk.act('workitems.hold', { workitemId: 'a' }, { about: 'a' })
  await settled()
  expect(desk.isPending('workitems.hold', 'a')).toBe(true)
  expect(desk.workitems[0]?.state).toBe('active')
  bridge.push({ workitems: [held] })
  await settled()
  expect(desk.isPending('workitems.hold', 'a')).toBe(false)
})

test('an accepted offer is done once it is gone from the pending ones', async () => {
  const ring = aRing({ workitemId: 'ring' })
  const offer = anOffer(ring)
  const accepted = { ...offer, version: 2, state: 'accepted' }
  const bridge = aBridge(aState({ workitems: [ring], offers: [offer] }), {
    'offers.accept': () => ({ ok: true, value: accepted }),
  })
  const desk = await openDesk(bridge)
  void desk.act('offers.accept', { offerId: offer.offerId }, { about: 'ring' })
  await settled()
  expect(desk.isPending('offers.accept', 'ring')).toBe(true)
  bridge.push({ offers: [] })
  await settled()
  expect(desk.isPending('offers.accept', 'ring')).toBe(false)
})

test('a bridge that breaks is told as a failure, never thrown', async () => {
  const bridge = aBridge(aState(), { 'app.reconnect': () => Promise.reject(new Error('gone')) })
  const desk = await openDesk(bridge)
  expect(await desk.act('app.reconnect', {})).toMatchObject({ ok: false, failure: { code: 'INTERNAL' } })
  expect(desk.alerts.map((alert) => alert.action)).toEqual(['app.reconnect'])
})

test('what one person typed is gone when another signs in', async () => {
  const bridge = aBridge()
  const desk = await openDesk(bridge)
  desk.drafts.write('w', 'summary', 'Mine')
  const session = bridge.state().session
  if (session) bridge.push({ session: { ...session, userId: 'u2' } })
  expect(desk.drafts.read('w', 'summary')).toBeUndefined()
})

test('another person who signs in after a sign-out finds nothing of the first', async () => {
  const bridge = aBridge()
  const desk = await openDesk(bridge)
  desk.drafts.write('w', 'summary', 'Mine')
  const { session, ...signedOut } = bridge.state()
  bridge.push({ ...signedOut, session: undefined as never, revision: 5 })
  if (session) bridge.push({ session: { ...session, userId: 'u2' }, revision: 6 })
  expect(desk.drafts.read('w', 'summary')).toBeUndefined()
})

test('what is over leaves nothing behind but words that were never sent', async () => {
  const item = aWorkitem()
  const bridge = aBridge(aState({ workitems: [item] }))
  const desk = await openDesk(bridge)
  desk.drafts.write(item.workitemId, 'summary', 'Not sent yet')
  desk.keypad.toggle(item.workitemId, true)
  await desk.dispositions.load(item.workitemId)
  bridge.push({ workitems: [] })
  expect(desk.keypad.isOpen(item.workitemId)).toBe(false)
  expect(desk.dispositions.of(item.workitemId).list).toEqual([])
  expect(desk.drafts.read(item.workitemId, 'summary')).toBe('Not sent yet')
})

test('the history is asked for again when its rows may have changed, and only then', async () => {
  const bridge = aBridge()
  await openDesk(bridge)
  const asked = () => bridge.asked.filter((one) => one.name === 'history.recent').length
  bridge.push({ workitems: [aWorkitem()] })
  expect(asked()).toBe(1)
  bridge.push({ historyRevision: 2 })
  expect(asked()).toBe(2)
})

test('an answer about the history that comes late does not replace a newer one', async () => {
  const [first, second] = [later(), later()]
  const answers = [first, second]
  const bridge = aBridge(aState(), { 'history.recent': () => answers.shift()?.promise })
  const desk = await openDesk(bridge)
  bridge.push({ historyRevision: 2 })
  second.release({ ok: true, value: [aWorkitem({ workitemId: 'new' })] })
  await settled()
  first.release({ ok: true, value: [] })
  await settled()
  expect(desk.recent.map((item) => item.workitemId)).toEqual(['new'])
})

test('of a long history as much as the window shows is there before the rest is read', async () => {
  const past = Array.from({ length: 60 }, (_, n) => aWorkitem({ workitemId: `w${n}` }))
  const all = later()
  const bridge = aBridge(aState(), {
    'history.recent': ({ rows }: { rows: number }) =>
      rows < past.length ? { ok: true, value: past.slice(0, rows) } : all.promise,
  })
  const desk = await openDesk(bridge)
  await settled()
  expect(desk.recent).toHaveLength(20)
  all.release({ ok: true, value: past })
  await settled()
  expect(desk.recent).toHaveLength(60)
})
