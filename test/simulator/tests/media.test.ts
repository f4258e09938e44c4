import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Workitem } from '../core/shapes.ts'
import { ownVoice } from '../media/ownVoice.ts'
import { createSpeaker, findEspeak } from '../media/speaker.ts'
import { RATE, readWav, resample, wavFile } from '../media/wav.ts'
import type { Simulator } from '../start.ts'
import { startSimulator } from '../start.ts'
import { aKey } from './hall.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** Ana over real HTTP, with a call that rings at her; she has no socket here, so the centre is told that she is there. */
async function aRingingCall() {
  const simulator = await startSimulator()
  stops.push(() => simulator.stop())
  const basic = { authorization: `Basic ${btoa('ana:ringdesk')}` }
  const signedIn = await fetch(`${simulator.url}/provider/token-with-authorities`, { headers: basic })
  const { token } = (await signedIn.json()) as { token: string }
  const ask = async (method: string, path: string) => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': aKey() }
    const answer = await fetch(`${simulator.url}${path}`, { method, headers })
    return (await answer.json()) as Workitem
  }
  simulator.centre.act((core) => {
    const user = core.world.users.get('u_ana')
    if (user) user.online = true
    core.unsettled.add('u_ana')
  })
  simulator.control('call', { user: 'ana', says: 'Please call me back.' })
  const item = simulator.state().workitems.find(({ state }) => state === 'offered')
  return { simulator, ask, workitemId: item?.workitemId ?? '' }
}

async function aVoicemail() {
  const there = await aRingingCall()
  const { simulator, ask, workitemId } = there
  await ask('POST', `/users/api/calls/${workitemId}/voicemail`)
  simulator.control('clock', { advanceMs: 60_000 })
  // What became due with the clock is carried out by its own timer, never by ours.
  await expect.poll(() => itemOf(simulator, workitemId)?.voicemailFile).toBeDefined()
  const file = itemOf(simulator, workitemId)?.voicemailFile
  if (!file) throw new Error('no voicemail')
  return { ...there, file }
}

const itemOf = ({ state }: Simulator, id: string) =>
  state().workitems.find(({ workitemId }) => workitemId === id)

test('a voicemail is a WAV file of the length that was told, and needs no sign-in but its signature', async () => {
  const { file } = await aVoicemail()
  const answer = await fetch(file.signedUrl)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  const wave = readWav(new Uint8Array(await answer.arrayBuffer()))
  expect(wave?.rate).toBe(RATE)
  expect((wave?.samples.length ?? 0) / RATE).toBeCloseTo(file.durationMs / 1_000, 2)
  expect(wave?.samples.some((sample) => Math.abs(sample) > 1_000)).toBe(true)
})

test('a signature that was tampered with, or is for another file, opens nothing', async () => {
  const { file } = await aVoicemail()
  const later = file.signedUrl.replace(/expires=\d+/, 'expires=9999999999999')
  for (const address of [later, `${file.signedUrl}x`, file.signedUrl.replace('.wav', '1.wav')]) {
    const answer = await fetch(address)
    expect([answer.status, await answer.json()]).toMatchObject([403, { param: 'signature' }])
  }
})

test('the address expires by the server’s clock; whoever asks for the workitem again has a good one', async () => {
  const { simulator, ask, workitemId, file } = await aVoicemail()
  simulator.control('clock', { skewMs: 599_000 })
  expect((await fetch(file.signedUrl)).status).toBe(200)
  simulator.control('clock', { skewMs: 600_001 })
  const answer = await fetch(file.signedUrl)
  expect([answer.status, await answer.json()]).toMatchObject([403, { param: 'expires' }])
  const before = itemOf(simulator, workitemId)?.version ?? Infinity
  const again = await ask('GET', `/users/api/workitems/${workitemId}`)
  expect(again.version).toBeGreaterThan(before)
  expect((await fetch(again.voicemailFile?.signedUrl ?? '')).status).toBe(200)
  const same = await ask('GET', `/users/api/workitems/${workitemId}`)
  expect(same).toEqual(again)
})

test('a recording of a call is a file as long as it was on', async () => {
  const { simulator, ask, workitemId } = await aRingingCall()
  await ask('POST', `/users/api/calls/${workitemId}/bridge`)
  const at = `/users/api/calls/${workitemId}/recording`
  await ask('POST', at).catch(() => undefined)
  simulator.control('clock', { advanceMs: 5_000 })
  await ask('DELETE', at).catch(() => undefined)
  const recording = itemOf(simulator, workitemId)?.recordings[0]
  const wave = readWav(new Uint8Array(await (await fetch(recording?.signedUrl ?? '')).arrayBuffer()))
  expect((wave?.samples.length ?? 0) / RATE).toBeCloseTo((recording?.durationMs ?? 0) / 1_000, 2)
  expect(recording?.durationMs).toBeGreaterThanOrEqual(5_000)
})

test('our own voice says two sentences in two ways, and one always in the same', () => {
  const said = (text: string) => Buffer.from(ownVoice(text).buffer).toString('base64')
  expect(said('Please call me back.')).toBe(said('Please call me back.'))
  expect(said('Please call me back.')).not.toBe(said('Please call me bock.'))
  expect(ownVoice('').length).toBe(0)
})

test('a WAV file is read as it was written, at any rate, and nothing else is taken for one', () => {
  const samples = Int16Array.from([0, 100, -100, 32_767, -32_768])
  expect(readWav(wavFile(samples, 8_000))).toEqual({ samples, rate: 8_000 })
  expect(resample({ samples: Int16Array.from([0, 10, 20]), rate: 8_000 }, 16_000)).toEqual(
    Int16Array.from([0, 5, 10, 15, 20, 20]),
  )
  for (const wrong of [new Uint8Array(0), new Uint8Array(100), wavFile(samples).subarray(0, 40)]) {
    expect(readWav(wrong)).toBeUndefined()
  }
})

/** A program called espeak-ng, alone in a folder, that does what `script` says. */
function aProgram(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-voice-'))
  stops.push(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'espeak-ng')
  writeFileSync(program, script)
  chmodSync(program, 0o755)
  return folder
}

test('espeak-ng speaks where it is installed, and whatever goes wrong with it we speak ourselves', async () => {
  const file = wavFile(Int16Array.from([1_000, 2_000]), RATE)
  // A program that writes to a pipe states a length that it cannot know.
  new DataView(file.buffer).setUint32(40, 0x7ffff000, true)
  const octal = [...file].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  const folder = aProgram(`#!/bin/sh\ncat > /dev/null\nprintf '${octal}'\n`)
  const program = findEspeak(`/nowhere:${folder}`)
  expect(program).toBe(join(folder, 'espeak-ng'))
  expect(await createSpeaker(program)('Hello.')).toEqual(Int16Array.from([1_000, 2_000]))
  for (const wrong of ['#!/bin/sh\nexit 1\n', '#!/bin/sh\necho no sound\n']) {
    const speak = createSpeaker(join(aProgram(wrong), 'espeak-ng'))
    expect(await speak('Hello.')).toEqual(ownVoice('Hello.'))
  }
  expect(await createSpeaker('/nowhere/espeak-ng')('Hello.')).toEqual(ownVoice('Hello.'))
})
