import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { createAlerts } from '../../../main/desktop/alerts.ts'
import { createSmallFile } from '../../../main/desktop/smallFile.ts'
import { aFolder, aState } from './fakes.ts'

const USUAL = { profile: 'normal', volume: 0.7, devices: [], silenced: [], respectsQuiet: false }

it('what was chosen is there after a restart', async () => {
  const file = join(aFolder(), 'alerts.json')
  const devices = [{ id: 'd1', label: 'Headset' }]
  const one = createAlerts(createSmallFile(file), () => undefined)
  await expect(one.change({ profile: 'insistent' })).resolves.toEqual({ ok: true, value: null })
  await one.change({ devices, volume: undefined })
  const two = createAlerts(createSmallFile(file), () => undefined)
  await two.load()
  expect(two.now()).toEqual({ ...USUAL, profile: 'insistent', devices })
})

it.each([
  ['no JSON', '{'],
  ['no object', '7'],
])('a file that is %s is as good as nothing chosen', async (_what, text) => {
  const file = join(aFolder(), 'alerts.json')
  writeFileSync(file, text)
  const alerts = createAlerts(createSmallFile(file), () => undefined)
  await alerts.load()
  expect(alerts.now()).toEqual(USUAL)
})

it('one odd part of the file costs that part', async () => {
  const file = join(aFolder(), 'alerts.json')
  writeFileSync(file, JSON.stringify({ profile: 'deafening', volume: 0.2, language: 'es' }))
  const alerts = createAlerts(createSmallFile(file), () => undefined)
  await alerts.load()
  expect(alerts.now()).toEqual({ ...USUAL, volume: 0.2, language: 'es' })
})

it('a choice that cannot be kept holds for this run, and says so', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'file'), '')
  const alerts = createAlerts(createSmallFile(join(folder, 'file', 'alerts.json')), () => undefined)
  await expect(alerts.change({ volume: 0 })).resolves.toMatchObject({
    ok: false,
    failure: { code: 'NOT_SAVED' },
  })
  expect(alerts.now().volume).toBe(0)
})

it('a choice and what a ring came to are told with the state, whose revision rises with each, and once', () => {
  const changed = vi.fn()
  const alerts = createAlerts(createSmallFile(join(aFolder(), 'alerts.json')), changed)
  const core = aState({ revision: 5 })
  expect(alerts.into(core)).toMatchObject({ revision: 5, alerts: USUAL })
  alerts.rang({ missing: ['Headset'], silent: false })
  alerts.rang({ missing: ['Headset'], silent: false })
  void alerts.change({ volume: 0.1 })
  expect(changed).toHaveBeenCalledTimes(2)
  expect(alerts.into(core)).toMatchObject({
    revision: 7,
    alerts: { volume: 0.1 },
    health: { ring: { missing: ['Headset'], silent: false } },
  })
})

it('what the company has locked holds and cannot be changed; its default gives way to a choice', async () => {
  const file = createSmallFile(join(aFolder(), 'alerts.json'))
  const policy = {
    locked: { alertProfile: 'insistent' as const, alertDevices: ['Headset'] },
    defaults: { alertVolume: 0.2 },
  }
  await createAlerts(file, () => undefined).change({ profile: 'quiet' })
  const alerts = createAlerts(file, () => undefined, policy)
  await alerts.load()
  const devices = [{ id: 'Headset', label: 'Headset' }]
  expect(alerts.now()).toMatchObject({ profile: 'insistent', volume: 0.2, devices })
  expect(await alerts.change({ profile: 'quiet' })).toMatchObject({
    failure: { code: 'LOCKED', param: 'profile' },
  })
  await alerts.change({ volume: 0.9 })
  expect(alerts.now()).toMatchObject({ profile: 'insistent', volume: 0.9 })
  const without = createAlerts(file, () => undefined)
  await without.load()
  expect(without.now()).toMatchObject({ profile: 'quiet', volume: 0.9, devices: [] })
})
