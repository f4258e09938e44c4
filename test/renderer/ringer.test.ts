import { expect, test } from 'vitest'
import type { RingDevice, RingHealth } from '../../preload/contract.ts'
import { createRinger, type RingOrder } from '../../renderer/offer/ring/ringer.ts'
import type { Sound } from '../../renderer/offer/ring/speaker.ts'
import { ringTone } from '../../renderer/offer/ring/tone.ts'
import { orderOf } from '../../renderer/offer/ring/useRing.ts'
import { anOffer, aRing, aState, aWorkitem } from './fixtures.ts'
import { later } from './desk.ts'

const HEADSET = { id: 'h', label: 'Headset' }
const DESK = { id: 'd', label: 'Desk speaker' }
const ORDER: RingOrder = { profile: 'normal', volume: 0.5, devices: [], soft: false }

/** A machine with these outputs; `playing` is where it rings now. */
function aMachine(...there: RingDevice[]) {
  const playing: { id: string | undefined; sound: Sound }[] = []
  const told: RingHealth[] = []
  const machine = {
    there,
    wait: Promise.resolve() as Promise<unknown>,
    known: Promise.resolve() as Promise<unknown>,
  }
  const ringer = createRinger({
    outputs: () => machine.known.then(() => machine.there),
    async ringOn(id, sound) {
      await machine.wait
      if (id !== undefined && !machine.there.some((one) => one.id === id)) throw new Error('NotFoundError')
      const one = { id, sound }
      playing.push(one)
      return { close: () => void playing.splice(playing.indexOf(one), 1) }
    },
    told: (health) => void told.push(health),
  })
  return { ...ringer, machine, playing, told, on: () => playing.map(({ id }) => id) }
}

test('it rings on the chosen devices, until it is told to stop', async () => {
  const { ring, on, told } = aMachine(HEADSET, DESK)
  await ring({ ...ORDER, devices: [HEADSET, DESK] })
  expect(on()).toEqual(['h', 'd'])
  await ring(undefined)
  expect(on()).toEqual([])
  expect(told).toEqual([{ missing: [], silent: false }])
})

test('the same order again does not begin anew', async () => {
  const { ring, playing } = aMachine(DESK)
  await ring(ORDER)
  const [first] = playing
  await ring({ ...ORDER })
  expect(playing).toEqual([first])
})

test('a device that is not there is told, and the system rings on its own', async () => {
  const { ring, on, told } = aMachine(DESK)
  await ring({ ...ORDER, devices: [HEADSET] })
  expect(on()).toEqual([undefined])
  expect(told).toEqual([{ missing: ['Headset'], silent: false }])
})

test('a device whose id has changed is found by its name', async () => {
  const { ring, on, told } = aMachine({ id: 'new', label: 'Headset' })
  await ring({ ...ORDER, devices: [HEADSET] })
  expect(on()).toEqual(['new'])
  expect(told[0]?.missing).toEqual([])
})

test('a headset that is pulled out while it rings: the ring goes on where it can be heard', async () => {
  const { ring, lookAgain, machine, on, told } = aMachine(HEADSET, DESK)
  await ring({ ...ORDER, devices: [HEADSET] })
  machine.there = [DESK]
  await lookAgain()
  expect(on()).toEqual([undefined])
  expect(told.at(-1)).toEqual({ missing: ['Headset'], silent: false })
})

test('a machine without an output says that nothing was heard', async () => {
  const { ring, told } = aMachine()
  await ring(ORDER)
  expect(told).toEqual([{ missing: [], silent: true }])
})

test('the ring waits for no list of devices: it is heard before anybody knows what there is', async () => {
  const { ring, machine, on, told } = aMachine(HEADSET)
  const gate = later()
  machine.known = gate.promise
  const ringing = ring({ ...ORDER, devices: [HEADSET] })
  await expect.poll(on).toEqual(['h'])
  expect(told).toEqual([])
  gate.release(undefined)
  await ringing
  expect(told).toEqual([{ missing: [], silent: false }])
})

test('a call that ends while its device is still being opened leaves nothing ringing', async () => {
  const { ring, machine, on } = aMachine(DESK)
  const gate = later()
  machine.wait = gate.promise
  const ringing = ring(ORDER)
  await ring(undefined)
  gate.release(undefined)
  await ringing
  expect(on()).toEqual([])
})

test('an insistent ring grows to the whole loudness; one beside a conversation stays soft', async () => {
  const { ring, playing } = aMachine(DESK)
  await ring({ ...ORDER, profile: 'insistent' })
  expect(playing[0]?.sound).toMatchObject({ from: 0.5, to: 1 })
  await ring({ ...ORDER, profile: 'insistent', soft: true })
  expect(playing[0]?.sound.to).toBeLessThan(0.5)
})

test('a cycle has tone and pause, never more than the whole, and no edge that clicks', () => {
  for (const profile of ['normal', 'insistent'] as const) {
    const tone = ringTone(profile, 8_000)
    const sounding = tone.filter((sample) => Math.abs(sample) > 0.01).length / tone.length
    expect(sounding).toBeGreaterThan(0.2)
    expect(sounding).toBeLessThan(0.6)
    expect(Math.max(...tone)).toBeLessThanOrEqual(1)
    expect(tone.at(-1)).toBe(0)
    expect(Math.max(...tone.slice(0, 40).map(Math.abs))).toBeLessThan(0.3)
  }
})

const ben = aRing()
const alerts = { profile: 'normal', volume: 0.5, devices: [], silenced: [], respectsQuiet: true } as const
const ringing = aState({
  workitems: [ben],
  offers: [anOffer(ben)],
  alerts: { ...alerts, devices: [], silenced: [] },
})

test('it rings for an offer, softly while the agent talks, and not at all where quiet was chosen', () => {
  expect(orderOf(ringing)).toEqual(ORDER)
  expect(orderOf({ ...ringing, workitems: [ben, aWorkitem()] })?.soft).toBe(true)
  expect(orderOf({ ...ringing, offers: [] })).toBeUndefined()
  expect(
    orderOf({ ...ringing, alerts: { ...alerts, devices: [], silenced: [], profile: 'quiet' } }),
  ).toBeUndefined()
})

test('a desktop that is not to disturb silences it only where the agent wants that', () => {
  const hidden = { ...ringing, health: { ...ringing.health, notifications: 'hidden' as const } }
  expect(orderOf(hidden)).toBeUndefined()
  expect(
    orderOf({ ...hidden, alerts: { ...alerts, devices: [], silenced: [], respectsQuiet: false } }),
  ).toEqual(ORDER)
})
